import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type DateLike, isBefore, plainDate } from './local-date.ts';

/** The age from which a facility takes a child, in the unit in which it is published (57日, 6か月, 1歳). */
export const MinimumAge = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('days'), count: z.number().int().min(0).max(730) }),
  z.object({ unit: z.literal('months'), count: z.number().int().min(0).max(83) }),
  z.object({ unit: z.literal('years'), count: z.number().int().min(0).max(6) }),
]);
export type MinimumAge = z.infer<typeof MinimumAge>;

/** How a municipality counts 生後57日: the day of birth is day 0 (the usual, later and safe reading) or day 1. */
export type DayOfBirth = 0 | 1;

const monthsLater = (bornOn: Temporal.PlainDate, months: number): Temporal.PlainDate => {
  const sameDay = bornOn.add({ months });
  // No such day (31 January + 1 month): the age is full when that month ends, so the next day is the first.
  return sameDay.day === bornOn.day ? sameDay : sameDay.add({ days: 1 });
};

/**
 * The first day on which a child has the minimum age.
 * Days count from the day of birth as `dayOfBirth`; months and years end on the same day of the month, or, where
 * that month is too short, with its last day (民法 143 条 2 項).
 */
export const minimumAgeReachedOn = (
  bornOn: DateLike,
  minimum: MinimumAge,
  dayOfBirth: DayOfBirth = 0,
): Temporal.PlainDate => {
  const born = plainDate(bornOn);
  switch (minimum.unit) {
    case 'days':
      return born.add({ days: Math.max(0, minimum.count - dayOfBirth) });
    case 'months':
      return monthsLater(born, minimum.count);
    case 'years':
      return monthsLater(born, minimum.count * 12);
    default:
      return minimum satisfies never;
  }
};

/** True when a child born on `bornOn` has the minimum age on the date. */
export const hasMinimumAge = (
  bornOn: DateLike,
  minimum: MinimumAge,
  on: DateLike,
  dayOfBirth: DayOfBirth = 0,
): boolean => !isBefore(on, minimumAgeReachedOn(bornOn, minimum, dayOfBirth));
