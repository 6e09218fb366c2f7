import { createHash } from 'node:crypto';
import { crockford } from '../../shared/runtime/ids.ts';

const ULID_LENGTH = 26;

/** An id that follows from what the thing is about, so that two who make it at once make one. */
export const namedId = <P extends string>(prefix: P, ...about: (string | number)[]): `${P}_${string}` => {
  const digest = createHash('sha256').update(about.join('|')).digest();
  return `${prefix}_${crockford({ bytes: (length) => digest.subarray(0, length) }, ULID_LENGTH)}`;
};
