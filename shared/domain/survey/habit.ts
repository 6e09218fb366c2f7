import { Temporal } from 'temporal-polyfill';
import { TOKYO } from '../../runtime/clock.ts';
import type { Survey } from './schema.ts';

/** Answers that a facility gave itself, newest last, each as its hour of the week: 0 is Monday from midnight, Tokyo time. */
export type Habit = readonly number[];

/** Half a year of monthly rounds: what was usual before says little about now. */
const REMEMBERED = 6;
/** Fewer answers are no habit. */
const FEWEST = 3;
/** Hours of the day at which a reminder may come: an office is there to read it. */
const OFFICE = { from: 9, until: 16 } as const;

const HOURS_A_DAY = 24;

const hourOfWeek = (answeredAt: string): number => {
  const { dayOfWeek, hour } = Temporal.Instant.from(answeredAt).toZonedDateTimeISO(TOKYO);
  return (dayOfWeek - 1) * HOURS_A_DAY + hour;
};

/**
 * What a facility's row of the last round teaches for the next: its habit, and the hour of this answer. What a consultant
 * typed in tells nothing of when the facility sits at its desk.
 */
export const habitAfter = (row: Survey): Habit => {
  const before = row.habit ?? [];
  const own = row.status === 'answered' && row.by.who !== 'staff' ? [hourOfWeek(row.answeredAt)] : [];
  return [...before, ...own].slice(-REMEMBERED);
};

/**
 * The hour at which a facility usually answers on a day of the week (1 is Monday): the middle one of its answers on
 * such a day, or, where those are fewer than three, of all. Within office hours. Undefined with fewer than three answers.
 */
export const usualHour = (habit: Habit, dayOfWeek: number): number | undefined => {
  if (habit.length < FEWEST) return undefined;
  const onSuchDays = habit.filter((hour) => Math.floor(hour / HOURS_A_DAY) === dayOfWeek - 1);
  const relevant = onSuchDays.length >= FEWEST ? onSuchDays : habit;
  const hours = relevant.map((hour) => hour % HOURS_A_DAY).sort((one, other) => one - other);
  const middle = hours[Math.floor((hours.length - 1) / 2)] ?? OFFICE.from;
  return Math.min(OFFICE.until, Math.max(OFFICE.from, middle));
};

/**
 * When a reminder that is due now leaves: at the facility's usual hour of this day, where that is still to come; else
 * at once (undefined). Full hours, so that all of one hour go out together.
 */
export const reminderLeavesAt = (habit: Habit | undefined, now: Temporal.Instant): string | undefined => {
  const today = now.toZonedDateTimeISO(TOKYO);
  const hour = usualHour(habit ?? [], today.dayOfWeek);
  if (hour === undefined || hour <= today.hour) return undefined;
  return today.with({ hour }).round({ smallestUnit: 'hour', roundingMode: 'floor' }).toInstant().toString();
};
