import { z } from 'zod';

/** Days of the week in ISO order; `holiday` is a national holiday. */
export const OpeningDay = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday']);
export type OpeningDay = z.infer<typeof OpeningDay>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const satisfies readonly OpeningDay[];

/** A wall-clock time `HH:MM`; after midnight it counts on, as on Japanese notices: 翌2:00 is `26:00`. */
export const ClockTime = z.string().regex(/^(?:[0-3]\d|4[0-7]):[0-5]\d$|^48:00$/);
export type ClockTime = z.infer<typeof ClockTime>;

/** Minutes since midnight of the day on which the opening began. */
export const minutesOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The time so many minutes after midnight. */
export const clockTime = (minutes: number): ClockTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours that hold on some days. `unstated`: the source names no days, which everywhere means Monday to Friday at least. */
export const OpeningPattern = z
  .object({
    days: z.union([z.array(OpeningDay).min(1), z.literal('unstated')]),
    open: ClockTime,
    close: ClockTime,
  })
  .refine(({ open, close }) => minutesOf(open) < minutesOf(close), { message: 'closes before it opens' });
export type OpeningPattern = z.infer<typeof OpeningPattern>;

/** Whether the hours on a day cover a span; unknown where nothing is said about that day. */
export const coversSpan = (
  patterns: readonly OpeningPattern[],
  day: OpeningDay,
  from: ClockTime,
  until: ClockTime,
): boolean | 'unknown' => {
  const stated = patterns.filter(({ days }) => days !== 'unstated' && days.includes(day));
  const unstated = patterns.filter(({ days }) => days === 'unstated');
  const meant = stated.length > 0 ? stated : WEEKDAYS.some((weekday) => weekday === day) ? unstated : [];
  if (meant.length === 0) return unstated.length > 0 || patterns.length === 0 ? 'unknown' : false;
  return meant.some(
    ({ open, close }) => minutesOf(open) <= minutesOf(from) && minutesOf(until) <= minutesOf(close),
  );
};
