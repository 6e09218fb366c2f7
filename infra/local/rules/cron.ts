import { Temporal } from 'temporal-polyfill';

/** AWS's six fields, each the set of values that it lets through. */
export type CronFields = {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  months: ReadonlySet<number>;
  years: ReadonlySet<number>;
  fitsDay: (date: Temporal.PlainDate) => boolean;
};

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Parses `minutes hours day-of-month month day-of-week year`; undefined when a field is not understood. */
export const parseCron = (text: string): CronFields | undefined => {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = '', ...more] = text.split(' ');
  if (more.length > 0) return undefined;
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const months = parseField(month, 1, 12, monthNames);
  const years = parseField(year, 1970, 2199);
  const fitsDay = dayTest(day, weekday);
  return minutes && hours && months && years && fitsDay
    ? { minutes, hours, months, years, fitsDay }
    : undefined;
};

/** One of the two day fields is `?`: it says nothing. */
const dayTest = (day: string, weekday: string): CronFields['fitsDay'] | undefined => {
  if (weekday === '?') {
    if (day === 'L') return (date) => date.day === date.daysInMonth;
    const days = parseField(day, 1, 31);
    return days && ((date) => days.has(date.day));
  }
  if (day !== '?') return undefined;
  // AWS counts weekdays 1–7 from Sunday.
  const weekdays = parseField(weekday, 1, 7, dayNames);
  return weekdays && ((date) => weekdays.has((date.dayOfWeek % 7) + 1));
};

/** `*`, `5`, `1-5`, `MON,WED`, `0/15`: the values of one field. */
const parseField = (
  text: string,
  least: number,
  most: number,
  names: readonly string[] = [],
): ReadonlySet<number> | undefined => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range === '*' ? [String(least), String(most)] : range.split('-');
    const first = numberOf(from, least, names);
    const last = to === undefined ? (step === undefined ? first : most) : numberOf(to, least, names);
    const stride = step === undefined ? 1 : Number(step);
    if (!(first >= least && last <= most && first <= last && stride >= 1)) return undefined;
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
};

const numberOf = (text: string, least: number, names: readonly string[]): number => {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + least;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

/** Looked for at most four years ahead, so that 29 February is found and 31 February is not. */
const FARTHEST_DAYS = 366 * 4 + 1;

/** The first instant after `afterEpochMs` that the fields let through, by the wall clock of the zone. */
export const nextCronTime = (
  fields: CronFields,
  timeZone: string,
  afterEpochMs: number,
): number | undefined => {
  const after = Temporal.Instant.fromEpochMilliseconds(afterEpochMs).toZonedDateTimeISO(timeZone);
  let date = after.toPlainDate();
  for (let days = 0; days < FARTHEST_DAYS; days += 1, date = date.add({ days: 1 })) {
    if (!fields.years.has(date.year) || !fields.months.has(date.month) || !fields.fitsDay(date)) continue;
    const found = firstTimeOfDay(fields, date, timeZone, afterEpochMs);
    if (found !== undefined) return found;
  }
  return undefined;
};

const firstTimeOfDay = (
  { hours, minutes }: CronFields,
  date: Temporal.PlainDate,
  timeZone: string,
  afterEpochMs: number,
): number | undefined => {
  for (const hour of [...hours].sort((one, other) => one - other)) {
    for (const minute of [...minutes].sort((one, other) => one - other)) {
      const plainTime = Temporal.PlainTime.from({ hour, minute });
      const { epochMilliseconds } = date.toZonedDateTime({ timeZone, plainTime });
      if (epochMilliseconds > afterEpochMs) return epochMilliseconds;
    }
  }
  return undefined;
};
