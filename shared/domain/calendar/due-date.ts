import type { Temporal } from 'temporal-polyfill';
import { ageClassOn, type ClassStanding } from './age-class.ts';
import { type DateLike, plainDate } from './local-date.ts';

/** Days before the due date from which a birth counts as at term (37 weeks and 0 days). */
const TERM_BEGINS_DAYS_BEFORE = 21;
/** Days after the due date until which a birth counts as at term (41 weeks and 6 days). */
const TERM_ENDS_DAYS_AFTER = 13;

const sameStanding = (left: ClassStanding, right: ClassStanding): boolean =>
  left.kind === right.kind &&
  (left.kind !== 'class' || right.kind !== 'class' || left.ageClass === right.ageClass);

/**
 * The class of an unborn child in the month in which the family wishes to start (its first day counts).
 * `ifEarly` and `ifLate` stand only where a birth at term on another day would change the answer: around
 * 1 April a few days decide a whole year, and around the start month whether the child is born at all.
 */
export const ageClassForDueDate = (
  dueOn: DateLike,
  startMonth: Temporal.PlainYearMonth,
): { expected: ClassStanding; ifEarly?: ClassStanding; ifLate?: ClassStanding } => {
  const due = plainDate(dueOn);
  const startsOn = startMonth.toPlainDate({ day: 1 });
  const expected = ageClassOn(due, startsOn);
  const early = ageClassOn(due.subtract({ days: TERM_BEGINS_DAYS_BEFORE }), startsOn);
  const late = ageClassOn(due.add({ days: TERM_ENDS_DAYS_AFTER }), startsOn);
  return {
    expected,
    ...(sameStanding(early, expected) ? {} : { ifEarly: early }),
    ...(sameStanding(late, expected) ? {} : { ifLate: late }),
  };
};
