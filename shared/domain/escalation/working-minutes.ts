import { Temporal } from 'temporal-polyfill';
import { TOKYO, tokyoDate, tokyoInstant } from '../../runtime/clock.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

/** When the offices work. Source: the usual hours of a ward office. */
const OPENS = '08:45';
const CLOSES = '17:15';

/**
 * The instant at which so many minutes of office time have passed. Nights, weekends and holidays do not count.
 * Unit: minutes.
 */
export const addWorkingMinutes = (
  from: Temporal.Instant,
  minutes: number,
  closures: readonly string[],
): Temporal.Instant => {
  let left = minutes;
  let at = from;
  for (;;) {
    const day = tokyoDate(at);
    const opens = tokyoInstant(day, OPENS);
    const closes = tokyoInstant(day, CLOSES);
    const begin = later(at, opens);
    const open = isWorkingDay(day, closures) ? Math.max(0, begin.until(closes).total('minutes')) : 0;
    if (left <= open) return begin.add({ seconds: Math.round(left * 60) });
    left -= open;
    at = day.add({ days: 1 }).toZonedDateTime({ timeZone: TOKYO }).toInstant();
  }
};

const later = (left: Temporal.Instant, right: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(left, right) >= 0 ? left : right;
