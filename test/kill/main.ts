import { killEngine } from './engine/campaign.ts';
import { readKillOptions } from './kill-options.ts';
import { killTwin } from './twin/campaign.ts';
import { tellVerdict } from './verdict.ts';

/** `npm run kill`: kills the engine and the whole twin again and again, and exits 1 when something did not hold. */
const { kinds, points, times, budgetSeconds, atOnce } = readKillOptions(process.argv.slice(2));
const note = (line: string): void => console.error(`  ${line}`);

let held = true;
if (kinds.includes('engine')) {
  console.log(`engine: ${points} kill points, each ${times} times`);
  held = tellVerdict(await killEngine({ points, times, budgetSeconds, atOnce, note })) && held;
}
if (kinds.includes('twin')) {
  console.log(`the whole twin: killed ${times} times while families send forms`);
  held = tellVerdict(await killTwin({ times, budgetSeconds, seed: 'kill', note })) && held;
}
process.exitCode = held ? 0 : 1;
