import type { Temporal } from 'temporal-polyfill';
import { fiscalYearOf } from '../calendar/fiscal-year.ts';
import { type DateLike, localDate, plainDate } from '../calendar/local-date.ts';
import { addWorkingDays, type Closures, isWorkingDay, workingDayFrom } from '../calendar/working-days.ts';
import type { CampaignPlan, MonthDay, Rhythm } from './plan.ts';
import type { RoundPlan } from './schema.ts';

/** A draft is there so many working days before its round opens: time to look at it and to approve. */
export const PREPARED_AHEAD_DAYS = 3;

const MONTHS_AHEAD = 2;
const WEEKS_AHEAD = 60;
const DAYS_A_WEEK = 7;

/** The first day, today included, on which a rhythm opens a round; nothing when it opens none any more. */
export const nextOpening = (
  rhythm: Rhythm,
  today: DateLike,
  closures: Closures = [],
): Temporal.PlainDate | undefined => {
  const from = plainDate(today).toString();
  return openings(rhythm, plainDate(today), closures).find((day) => day.toString() >= from);
};

const openings = (rhythm: Rhythm, today: Temporal.PlainDate, closures: Closures): Temporal.PlainDate[] => {
  switch (rhythm.kind) {
    case 'once':
      return [workingDayFrom(rhythm.on, closures)];
    case 'monthly':
      return Array.from({ length: MONTHS_AHEAD }, (_, months) =>
        workingDayOfMonth(today.with({ day: 1 }).add({ months }), rhythm.workingDay, closures),
      );
    case 'weekly': {
      const thisWeek = today.subtract({ days: today.dayOfWeek - rhythm.weekday });
      // The week before as well: its day may have been moved on, over a holiday, to today.
      return Array.from({ length: WEEKS_AHEAD }, (_, week) =>
        thisWeek.add({ days: (week - 1) * DAYS_A_WEEK }),
      )
        .filter((day) => isInSeason(day, rhythm.from, rhythm.until))
        .map((day) => workingDayFrom(day, closures));
    }
    default:
      return rhythm satisfies never;
  }
};

/** The n-th day of a month on which the municipality works. */
const workingDayOfMonth = (
  first: Temporal.PlainDate,
  count: number,
  closures: Closures,
): Temporal.PlainDate =>
  isWorkingDay(first, closures)
    ? addWorkingDays(first, count - 1, closures)
    : addWorkingDays(first, count, closures);

const isInSeason = (day: Temporal.PlainDate, from: MonthDay, until: MonthDay): boolean => {
  const monthDay = day.toString().slice(5);
  return from <= until ? from <= monthDay && monthDay <= until : monthDay >= from || monthDay <= until;
};

/** The opening whose draft should exist by today; nothing while that is further away, or the plan rests. */
export const openingToPrepare = (
  { terms }: CampaignPlan,
  today: DateLike,
  closures: Closures = [],
): Temporal.PlainDate | undefined => {
  const opening = terms.active ? nextOpening(terms.rhythm, today, closures) : undefined;
  if (!opening) return undefined;
  const preparedFrom = addWorkingDays(opening, -PREPARED_AHEAD_DAYS, closures);
  return plainDate(today).toString() >= preparedFrom.toString() ? opening : undefined;
};

/** The round that a plan asks for on a day. */
export const roundOfPlan = (
  { planId, edition, terms }: CampaignPlan,
  opening: Temporal.PlainDate,
): RoundPlan => {
  const { name: _, rhythm, speaksOfMonth, asOfDay, approver: __, active: ___, ...asking } = terms;
  const month = opening.with({ day: 1 }).add({ months: speaksOfMonth });
  return {
    ...asking,
    rhythm: rhythm.kind,
    plan: { planId, edition },
    opensOn: localDate(opening),
    ...(asOfDay ? { figuresAsOf: localDate(opening.with({ day: asOfDay })) } : {}),
    speaksOf: { fiscalYear: fiscalYearOf(month), month: month.month },
  };
};
