import { Temporal } from 'temporal-polyfill';

/** Where the product learns what time it is. Nothing else may ask the machine. */
export type Clock = { now(): Temporal.Instant };

const installedClock = Symbol.for('hoiku-concierge.clock');
type ClockSeat = { [installedClock]?: Clock };

const machineClock: Clock = { now: () => Temporal.Now.instant() };

/**
 * The clock of this process: the machine's, unless another was installed. The seat is on `globalThis`
 * because a bundled function carries its own copy of this file, and must still see the twin's clock.
 */
export const processClock: Clock = {
  now: () => ((globalThis as ClockSeat)[installedClock] ?? machineClock).now(),
};

/** Seats a clock for the whole process; only the local twin and the rehearsal do this. */
export const installClock = (clock: Clock): void => {
  (globalThis as ClockSeat)[installedClock] = clock;
};

/** Every local date of the product is a date of this zone, whatever `TZ` says. */
export const TOKYO = 'Asia/Tokyo';

/** The Tokyo date on which an instant falls. */
export const tokyoDate = (instant: Temporal.Instant): Temporal.PlainDate => {
  const known = tokyoDates.get(instant);
  if (known) return known;
  const date = instant.toZonedDateTimeISO(TOKYO).toPlainDate();
  tokyoDates.set(instant, date);
  return date;
};

/** One request asks for the date of one instant again and again. */
const tokyoDates = new WeakMap<Temporal.Instant, Temporal.PlainDate>();

/** The instant of a Tokyo date at a wall-clock time (`HH:MM`, midnight unless given). */
export const tokyoInstant = (date: Temporal.PlainDate, time = '00:00'): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: TOKYO, plainTime: Temporal.PlainTime.from(time) }).toInstant();
