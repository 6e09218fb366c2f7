import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A Tokyo date as records and forms keep it: `2026-04-01`. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** What the calendar's rules accept: a date they can reckon with, or one as a record keeps it. */
export type DateLike = Temporal.PlainDate | LocalDate;

/** The reckonable form of either. Throws a RangeError where the text is no date: parse at the door. */
export const plainDate = (date: DateLike): Temporal.PlainDate => {
  if (typeof date !== 'string') return date;
  if (last?.text !== date) last = { text: date, date: Temporal.PlainDate.from(date) };
  return last.date;
};

/** A directory asks for one day's places of each of its facilities. */
let last: { text: string; date: Temporal.PlainDate } | undefined;

/** The form in which records keep a date. */
export const localDate = (date: DateLike): LocalDate => plainDate(date).toString();

/** True when `left` is an earlier day than `right`. */
export const isBefore = (left: DateLike, right: DateLike): boolean =>
  Temporal.PlainDate.compare(left, right) < 0;
