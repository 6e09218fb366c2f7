import { Temporal } from 'temporal-polyfill';
import type { DateLike } from '../domain/calendar/local-date.ts';
import { TOKYO, tokyoDate } from '../runtime/clock.ts';
import type { Locale } from './translate.ts';

const INTL_LOCALE: Record<Locale, string> = { ja: 'ja-JP', en: 'en-GB' };

/** Formatters are costly to make, and a round says the same dates in thousands of mails. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date alone, read as UTC and written as UTC, whatever the machine's zone. */
const format = (locale: Locale, parts: Intl.DateTimeFormatOptions, date: DateLike): string => {
  const name = JSON.stringify([locale, parts]);
  const formatter =
    formatters.get(name) ?? new Intl.DateTimeFormat(INTL_LOCALE[locale], { timeZone: 'UTC', ...parts });
  formatters.set(name, formatter);
  return formatter.format(new Date(`${date}T00:00:00Z`));
};

/** A Tokyo date as people read it: `11月13日(金)`, `Friday 13 November`; with the year where it may be another. */
export const sayDate = (
  date: DateLike,
  locale: Locale,
  year: 'with year' | 'this year' = 'this year',
): string =>
  format(
    locale,
    {
      ...(year === 'with year' ? { year: 'numeric' } : {}),
      month: 'long',
      day: 'numeric',
      weekday: locale === 'ja' ? 'short' : 'long',
    },
    date,
  );

/** A month of a fiscal year: `2026年12月`, `December 2026`. January to March lie in the next calendar year. */
export const sayMonth = (
  { fiscalYear, month }: { fiscalYear: number; month: number },
  locale: Locale,
): string => {
  const year = month < 4 ? fiscalYear + 1 : fiscalYear;
  return sayYearMonth(`${year}-${String(month).padStart(2, '0')}`, locale);
};

/** A calendar month, from `2026-12` or from any of its days. */
export const sayYearMonth = (month: string, locale: Locale): string =>
  format(locale, { year: 'numeric', month: 'long' }, `${month.slice(0, 7)}-01`);

/** The Tokyo time of an instant, to the minute: `9:05`. */
export const sayTime = (instant: Temporal.Instant | string): string => {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(TOKYO);
  return `${hour}:${String(minute).padStart(2, '0')}`;
};

/** An instant by Tokyo's clocks, short enough for a table: `2026年4月1日(水) 17:00`, `Wed, 1 Apr 2026 17:00`. */
export const sayInstant = (instant: Temporal.Instant | string, locale: Locale): string => {
  const parts = {
    year: 'numeric',
    month: locale === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  } as const;
  return `${format(locale, parts, tokyoDate(Temporal.Instant.from(instant)))} ${sayTime(instant)}`;
};
