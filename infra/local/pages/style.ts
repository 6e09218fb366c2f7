import { createHash } from 'node:crypto';

/** The look of the twin's own pages: plain, readable at 320 px, apart from the product's. */
export const style = `
:root{color-scheme:light;font:16px/1.6 system-ui,"Hiragino Sans","Noto Sans JP",sans-serif;color:#1a1a1a;background:#fff}
*{box-sizing:border-box}
body{margin:0}
header,main,footer{max-width:72rem;margin:0 auto;padding:0.75rem 1rem}
header{border-bottom:4px solid #414141}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0.25rem 1rem;margin:0;padding:0}
h1{font-size:1.5rem;line-height:1.3;margin:0.5rem 0 1rem}
h2{font-size:1.125rem;margin:1.5rem 0 0.5rem}
a{color:#0017c1}
:focus-visible{outline:4px solid #000;outline-offset:2px;box-shadow:0 0 0 2px #ffd43d;background:#ffd43d33}
.note{border-left:8px solid #c16800;background:#fff8e9;padding:0.75rem 1rem;margin:0 0 1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:0.375rem 0.75rem 0.375rem 0;border-bottom:1px solid #949494;overflow-wrap:anywhere}
th,td:not(:last-child){white-space:nowrap}
td a{white-space:normal}
pre{background:#f2f2f2;padding:0.75rem;margin:0;overflow:auto;max-width:100%;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(0,1fr);gap:0 1rem;margin:0}
dt{font-weight:700}dd{margin:0 0 0.5rem;overflow-wrap:anywhere}
form{margin:0 0 1rem}
label{display:block;font-weight:700}
input{font:inherit;padding:0.5rem;border:1px solid #414141;border-radius:0.5rem;width:100%;max-width:24rem}
button{font:inherit;font-weight:700;padding:0.625rem 1rem;border:0;border-radius:0.5rem;background:#0017c1;color:#fff;cursor:pointer;text-align:left}
.people{list-style:none;padding:0;display:grid;gap:0.5rem;margin:0}
.people button{width:100%;max-width:36rem}
.people small{display:block;font-weight:400;font-size:0.875rem}
.columns{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
@media(min-width:60rem){.columns{grid-template-columns:minmax(0,3fr) minmax(0,2fr)}dl{grid-template-columns:max-content minmax(0,1fr)}}
iframe{width:100%;height:36rem;border:1px solid #949494}
`;

const hash = createHash('sha256').update(style).digest('base64');

/** Nothing but this style; forms go to the same origin. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${hash}'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
