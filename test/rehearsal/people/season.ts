import { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from '../../../shared/domain/calendar/working-days.ts';

/**
 * Which part of a year's families turns to us in each month, January first: most before the applications of October and
 * November for April, once more after the results of January and February. A pattern to rehearse with, not a statistic.
 */
const ARRIVALS = [0.07, 0.08, 0.06, 0.05, 0.05, 0.06, 0.07, 0.07, 0.09, 0.17, 0.16, 0.07] as const;

/** Which part of a year's deferred children stands newly on the list of each month: the first results, the second, then each selection. */
const DEFERRALS = [0.05, 0.3, 0.24, 0.13, 0.04, 0.03, 0.03, 0.03, 0.04, 0.04, 0.04, 0.03] as const;

/** So many of a hundred families that apply are deferred. */
const DEFERRED_OF_100 = 30;

/** A day off brings half of a working day's families: they write by the web. */
const DAY_OFF = 0.5;
const DAYS_OFF_OF_7 = 2;

/** Families that turn to us on a day, on average: a number with a fraction. */
export const familiesOn = (date: string, aYear: number): number => {
  const day = Temporal.PlainDate.from(date);
  const usual = (aYear * (ARRIVALS[day.month - 1] ?? 0)) / day.daysInMonth;
  const average = 1 - (DAYS_OFF_OF_7 / 7) * DAY_OFF;
  return (usual / average) * (isWorkingDay(day) ? 1 : DAY_OFF);
};

/** Children that stand newly on the list of a month, on average. */
export const deferredIn = (date: string, familiesAYear: number): number =>
  (familiesAYear * DEFERRED_OF_100 * (DEFERRALS[Temporal.PlainDate.from(date).month - 1] ?? 0)) / 100;

/** From here on in a month the results of its selection are known. */
const SELECTION_FROM_DAY = 20;

/** Whether today is the first working day on which the results of the month's selection are there. */
export const isListDay = (date: string): boolean => {
  const today = Temporal.PlainDate.from(date);
  if (!isWorkingDay(today) || today.day < SELECTION_FROM_DAY) return false;
  for (let day = today.subtract({ days: 1 }); day.day >= SELECTION_FROM_DAY && day.month === today.month; ) {
    if (isWorkingDay(day)) return false;
    day = day.subtract({ days: 1 });
  }
  return true;
};

/** A whole number that is as often the one above as the average's fraction says; `throwOf100` is a throw below 100. */
export const wholeOf = (average: number, throwOf100: number): number =>
  Math.floor(average) + (throwOf100 < (average % 1) * 100 ? 1 : 0);
