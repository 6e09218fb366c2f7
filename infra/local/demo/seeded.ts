import { createHash } from 'node:crypto';

/** Repeatable chance: the same seed gives the same city on every machine. */
export type Seeded = {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** Twenty-six characters for an id, the same for the same name. */
  ulid(name: string): string;
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_LENGTH = 26;

export const seededBy = (seed: string): Seeded => {
  let count = 0;
  const below = (limit: number): number => {
    count += 1;
    return createHash('sha256').update(`${seed}|${count}`).digest().readUInt32BE(0) % limit;
  };
  return {
    below,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('Nothing to pick from');
      return chosen;
    },
    ulid: (name) =>
      // The first character of a ULID is at most 7.
      `0${Array.from(
        createHash('sha256')
          .update(`${seed}|${name}`)
          .digest()
          .subarray(0, ULID_LENGTH - 1),
        (byte) => CROCKFORD.charAt(byte & 31),
      ).join('')}`,
  };
};
