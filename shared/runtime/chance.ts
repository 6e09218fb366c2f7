import { randomFillSync } from 'node:crypto';

/** Where randomness comes from: the machine, or a seeded source in a rehearsal that must repeat. */
export type Chance = { bytes(length: number): Uint8Array };

const installedChance = Symbol.for('hoiku-concierge.chance');
type ChanceSeat = { [installedChance]?: Chance };

const machineChance: Chance = { bytes: (length) => randomFillSync(new Uint8Array(length)) };

/** The chance of this process; on `globalThis` for the same reason as the clock. */
export const processChance: Chance = {
  bytes: (length) => ((globalThis as ChanceSeat)[installedChance] ?? machineChance).bytes(length),
};

/** Seats another source for the whole process; only the rehearsal does. */
export const installChance = (chance: Chance): void => {
  (globalThis as ChanceSeat)[installedChance] = chance;
};
