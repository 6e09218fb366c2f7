import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

/** Something that is not as it must be, and the ids that its history is found by. */
export type Broken = { what: string; about: readonly string[] };

/** A law of the service: one sentence, and how to see that it is kept. */
export type Invariant = {
  name: string;
  sentence: string;
  check(world: World, snapshot: Snapshot): Broken[] | Promise<Broken[]>;
};
