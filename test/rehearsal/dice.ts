import { createCipheriv, createHash } from 'node:crypto';
import { type Seeded, seededBy } from '../../infra/local/demo/seeded.ts';
import type { Chance } from '../../shared/runtime/chance.ts';

/** What people do by chance, repeatably. */
export type Dice = Seeded & {
  /** True in so many of a hundred cases. */
  in100(percent: number): boolean;
};

/**
 * The dice of one person on one occasion. They hang on who and when, never on how many throws came before: what one
 * person does does not change what another throws.
 */
export const diceOf = (...about: (string | number)[]): Dice => {
  const seeded = seededBy(about.join('|'));
  return { ...seeded, in100: (percent) => seeded.below(100) < percent };
};

const ZEROS = new Uint8Array(4096);

/** The product's randomness in a rehearsal: ids, tokens and nonces, the same stream for the same seed. */
export const seededChance = (seed: string): Chance => {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16));
  return { bytes: (length) => Uint8Array.from(stream.update(ZEROS.subarray(0, length))) };
};
