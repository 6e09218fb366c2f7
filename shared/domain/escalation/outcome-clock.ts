import { Temporal } from 'temporal-polyfill';
import { tokyoDate, tokyoInstant } from '../../runtime/clock.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Escalation } from './schema.ts';

/** A point at which everybody is reminded that no outcome is recorded; from some point on the alarm stands. */
export type Mark = { at: Temporal.Instant; alarm: boolean };

/** 48 hours from the notice, reminded at 24, 36 and 47. Source: 子ども虐待対応の手引き. Unit: hours. */
const SAFETY_HOURS = [24, 36, 47, 48];
export const SAFETY_LIMIT_HOURS = 48;
const DAILY_HOURS = 24;

/** Where no child is in danger: every so many working days, and the alarm after four such. Unit: working days. */
const FOLLOW_UP_DAYS = 5;
const FOLLOW_UP_ALARM_DAYS = 20;
const FOLLOW_UP_TIME = '09:00';

type Clocked = Pick<Escalation, 'raisedAt' | 'remindedUntil' | 'terms'>;

/** The next mark of the outcome clock after the last one that was reminded of. There is always one. */
export const nextMark = (escalation: Clocked, closures: readonly string[]): Mark => {
  for (const mark of marksOf(escalation, closures)) {
    if (!escalation.remindedUntil || isAfter(mark.at, escalation.remindedUntil)) return mark;
  }
  throw new Error('The marks of an outcome clock have no end');
};

/** Whether the outcome is overdue: the alarm of the clock stands, whatever was acknowledged meanwhile. */
export const isOutcomeOverdue = (
  escalation: Clocked,
  now: Temporal.Instant,
  closures: readonly string[],
): boolean => {
  for (const mark of marksOf(escalation, closures)) {
    if (mark.alarm) return Temporal.Instant.compare(mark.at, now) <= 0;
  }
  throw new Error('The marks of an outcome clock have no end');
};

const marksOf = ({ raisedAt, terms }: Clocked, closures: readonly string[]): Generator<Mark> => {
  const started = Temporal.Instant.from(raisedAt);
  return terms.safetyWithin48Hours ? safetyMarks(started) : followUpMarks(started, closures);
};

const isAfter = (at: Temporal.Instant, instant: string): boolean =>
  Temporal.Instant.compare(at, Temporal.Instant.from(instant)) > 0;

function* safetyMarks(raisedAt: Temporal.Instant): Generator<Mark> {
  for (const hours of SAFETY_HOURS) {
    yield { at: raisedAt.add({ hours }), alarm: hours >= SAFETY_LIMIT_HOURS };
  }
  for (let hours = SAFETY_LIMIT_HOURS + DAILY_HOURS; ; hours += DAILY_HOURS) {
    yield { at: raisedAt.add({ hours }), alarm: true };
  }
}

function* followUpMarks(raisedAt: Temporal.Instant, closures: readonly string[]): Generator<Mark> {
  let day = tokyoDate(raisedAt);
  for (let days = FOLLOW_UP_DAYS; ; days += FOLLOW_UP_DAYS) {
    day = addWorkingDays(day, FOLLOW_UP_DAYS, closures);
    yield { at: tokyoInstant(day, FOLLOW_UP_TIME), alarm: days >= FOLLOW_UP_ALARM_DAYS };
  }
}
