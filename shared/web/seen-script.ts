import { createHash } from 'node:crypto';

/** Tells, once, as the page is left, which of the facilities on it came into sight. It keeps nothing and knows nobody. */
export const seenScript = `(()=>{const seen=new Set();let told=false;
const watch=new IntersectionObserver(entries=>{for(const e of entries)if(e.isIntersecting)seen.add(e.target.dataset.facility)},{threshold:.5});
for(const one of document.querySelectorAll('[data-facility]'))watch.observe(one);
const tell=()=>{if(told||seen.size===0)return;told=true;navigator.sendBeacon('/find/seen',[...seen].join(' '))};
addEventListener('pagehide',tell);
document.addEventListener('visibilitychange',()=>{if(document.visibilityState==='hidden')tell()})})();
`;

const version = createHash('sha256').update(seenScript).digest('hex').slice(0, 12);

export const SEEN_SCRIPT_PATH = `/find/${version}/seen.js`;
