import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';

/** Letters and digits that cannot be confused when read out: no I, L, O, U. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const ULID_TIME_LENGTH = 10;
const ULID_CHANCE_BYTES = 16;

/** Makes the names of new things: `case_01J…`, ordered by time of making. An id is no secret. */
export type Ids = { mint<P extends string>(prefix: P): `${P}_${string}` };

export const idsFrom = (clock: Clock, chance: Chance): Ids => ({
  mint: (prefix) => `${prefix}_${ulid(clock.now().epochMilliseconds, chance)}`,
});

const ulid = (epochMs: number, chance: Chance): string => {
  let time = '';
  for (let rest = epochMs, place = 0; place < ULID_TIME_LENGTH; place += 1) {
    time = CROCKFORD.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  return time + crockford(chance, ULID_CHANCE_BYTES);
};

/** So many random characters of the alphabet without confusable ones, five bits each. */
export const crockford = (chance: Chance, length: number): string =>
  Array.from(chance.bytes(length), (byte) => CROCKFORD.charAt(byte & 31)).join('');
