import type { KillPoint } from './killing-journal.ts';
import { live } from './life.ts';

/**
 * A process that first lets the engine of one folder go on to its end, then begins the story in another and dies in
 * it: one start of a process for each kill. `RESUMED|- SEED [BEGUN MODE WRITE]`
 */
const [resumed = '-', seed = '0', begun, mode, write] = process.argv.slice(2);
if (resumed !== '-') await live(resumed, seed);
if (begun) await live(begun, seed, { mode, write: Number(write) } as KillPoint);
