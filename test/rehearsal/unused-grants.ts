import { foundSmallCity } from './founding/city-at-work.ts';
import { groupedBy } from './grouped-by.ts';
import { aRehearsal } from './rehearsal-options.ts';
import { rehearse } from './rehearse.ts';

/**
 * `npm run check:grants`: lists, role by role, what the synthesized policies allow and no call of a rehearsed fortnight has
 * used. A list to read, not a verdict: some doors stay shut in a fortnight. A call that is *not* allowed breaks the
 * rehearsal, and with it the check.
 */
const options = aRehearsal({ days: 14, facilities: 3, families: 1500, cases: 2, sweep: 60, look: 14 });
const city = await foundSmallCity(options);
const { broken } = await rehearse(city);
const unused = city.world.twin.identities.unusedGrants();
await city.close();

const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(`${unused.length} grants that ${options.days} days of the rehearsed city did not use:`);
for (const [rolePath, grants] of groupedBy(unused, (grant) => grant.rolePath)) {
  const actions = new Set(grants.map(({ action }) => action));
  say(`  ${rolePath.replace(/\/Role\/Resource$/, '')}: ${[...actions].sort().join(' ')}`);
}
if (broken) say(`broken on day ${broken.dayNumber}: ${broken.invariant.name}`);
process.exitCode = broken ? 1 : 0;
