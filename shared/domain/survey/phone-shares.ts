import type { StaffId } from '../ids.ts';

/** The silent facilities of a ward that one consultant calls; without an owner they stand in the ward's queue. */
export type PhoneShare<T> = { owner?: StaffId; facilities: T[] };

/**
 * Shares a ward's silent facilities out among its consultants, as evenly as it goes, each consultant's in one piece of
 * the list. Whose ward has no consultant get one share that belongs to nobody.
 */
export const sharePhoneCalls = <T>(
  facilities: readonly T[],
  consultants: readonly StaffId[],
): PhoneShare<T>[] => {
  if (facilities.length === 0) return [];
  if (consultants.length === 0) return [{ facilities: [...facilities] }];
  const start = (index: number) => Math.floor((index * facilities.length) / consultants.length);
  return consultants
    .map((owner, index) => ({ owner, facilities: facilities.slice(start(index), start(index + 1)) }))
    .filter((share) => share.facilities.length > 0);
};
