import { type AgeClass, ageClassOn } from '../calendar/age-class.ts';
import { type DateLike, isBefore, localDate } from '../calendar/local-date.ts';
import type { WardCode } from '../municipality/schema.ts';
import type { Exclusion } from './exclusion.ts';
import type { Deferral, DeferralEnding } from './schema.ts';

/** 待機児童: deferred, and in none of the excluded categories. */
export const isWaitlisted = (deferral: Deferral): boolean => deferral.said.exclusion === undefined;

/** Whether a child was deferred on a day: its first day counts, the day on which it ended does not. */
export const wasDeferredOn = (deferral: Deferral, on: DateLike): boolean =>
  !isBefore(on, deferral.deferredOn) && (deferral.status === 'deferred' || isBefore(on, deferral.endedOn));

/** Ends a deferral. Ending it again keeps the first end. */
export const endDeferral = (deferral: Deferral, ending: DeferralEnding, on: DateLike): Deferral =>
  deferral.status === 'ended' ? deferral : { ...deferral, status: 'ended', ending, endedOn: localDate(on) };

/** One line of the count: a ward and a class, counted both ways. Unit: children. */
export type WaitlistCount = {
  ward: WardCode;
  ageClass: AgeClass;
  deferred: number;
  waitlisted: number;
  excluded: Partial<Record<Exclusion, number>>;
};

/**
 * 入所保留 and 待機児童 on a day, by ward and class of that day's fiscal year, with every excluded category. A child who is at
 * school by then is in no class and counts nowhere.
 */
export const countWaitlist = (deferrals: readonly Deferral[], on: DateLike): WaitlistCount[] => {
  const counts = new Map<string, WaitlistCount>();
  for (const deferral of deferrals) {
    const standing = ageClassOn(deferral.said.bornOn, on);
    if (!wasDeferredOn(deferral, on) || standing.kind !== 'class') continue;
    const key = `${deferral.ward}|${standing.ageClass}`;
    const before = counts.get(key) ?? {
      ward: deferral.ward,
      ageClass: standing.ageClass,
      deferred: 0,
      waitlisted: 0,
      excluded: {},
    };
    counts.set(key, countedWith(before, deferral));
  }
  return [...counts.values()].sort((left, right) =>
    left.ward === right.ward ? left.ageClass - right.ageClass : left.ward < right.ward ? -1 : 1,
  );
};

const countedWith = (count: WaitlistCount, deferral: Deferral): WaitlistCount => {
  const { exclusion } = deferral.said;
  return {
    ...count,
    deferred: count.deferred + 1,
    waitlisted: count.waitlisted + (exclusion ? 0 : 1),
    excluded: exclusion
      ? { ...count.excluded, [exclusion]: (count.excluded[exclusion] ?? 0) + 1 }
      : count.excluded,
  };
};
