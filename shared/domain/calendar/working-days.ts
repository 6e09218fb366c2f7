import holidayJp from '@holiday-jp/holiday_jp';
import type { Temporal } from 'temporal-polyfill';
import { type DateLike, type LocalDate, localDate, plainDate } from './local-date.ts';

/** The days on which a municipality is closed although the nation is not (its own closures). */
export type Closures = readonly LocalDate[];

const SATURDAY = 6;
const HOLIDAYS_KNOWN = { from: 1970, until: 2050 } as const;
/** 年末年始: 29 December – 3 January. Source: 地方自治法 4 条の 2. */
const isYearEnd = ({ month, day }: Temporal.PlainDate): boolean =>
  (month === 12 && day >= 29) || (month === 1 && day <= 3);

/**
 * The Japanese name of the national holiday on a date, substitute holidays included.
 * Throws a RangeError outside 1970–2050, which is all that the holiday table knows.
 */
export const holidayOn = (date: DateLike): string | undefined => {
  const { year } = plainDate(date);
  if (year < HOLIDAYS_KNOWN.from || year > HOLIDAYS_KNOWN.until)
    throw new RangeError(`no holidays known for ${year}`);
  const holidays: Record<LocalDate, { name: string }> = holidayJp.holidays;
  return holidays[localDate(date)]?.name;
};

/** True when the municipality works: no weekend, no holiday, no year end, none of its own closures. */
export const isWorkingDay = (date: DateLike, closures: Closures = []): boolean => {
  const day = plainDate(date);
  return day.dayOfWeek < SATURDAY && !isYearEnd(day) && !holidayOn(day) && !closures.includes(localDate(day));
};

/** The date itself when the municipality works, else the next day on which it does. */
export const workingDayFrom = (date: DateLike, closures: Closures = []): Temporal.PlainDate => {
  let day = plainDate(date);
  while (!isWorkingDay(day, closures)) day = day.add({ days: 1 });
  return day;
};

/**
 * The day that lies `count` working days after a date (before it, when negative); the date itself is not
 * counted, as 翌営業日 is count 1. Zero answers the date unchanged.
 */
export const addWorkingDays = (
  date: DateLike,
  count: number,
  closures: Closures = [],
): Temporal.PlainDate => {
  const step = { days: Math.sign(count) };
  let day = plainDate(date);
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add(step);
    if (isWorkingDay(day, closures)) left -= 1;
  }
  return day;
};

/** Working days after `from` up to and including `until`: how long something has waited. Never negative. */
export const workingDaysBetween = (from: DateLike, until: DateLike, closures: Closures = []): number => {
  const days = plainDate(from).until(plainDate(until)).days;
  return Array.from({ length: Math.max(0, days) }, (_, index) =>
    plainDate(from).add({ days: index + 1 }),
  ).filter((day) => isWorkingDay(day, closures)).length;
};
