import { Temporal } from 'temporal-polyfill';
import { TOKYO } from '../runtime/clock.ts';
import type { Locale } from './translate.ts';

const language = (locale: Locale): string => (locale === 'ja' ? 'ja-JP' : 'en-GB');

/** A date as people read it: `2026年4月1日(水)`, `Wed, 1 Apr 2026`. */
export const sayDate = (locale: Locale, date: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(date).toLocaleString(language(locale), {
    year: 'numeric',
    month: locale === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  });

/** A month: `2026年4月`, `April 2026`. */
export const sayMonth = (locale: Locale, date: Temporal.PlainDate | string): string =>
  Temporal.PlainDate.from(date).toLocaleString(language(locale), { year: 'numeric', month: 'long' });

/** An instant by Tokyo's clocks: `2026年4月1日(水) 17:00`. */
export const sayInstant = (locale: Locale, instant: Temporal.Instant | string): string => {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(TOKYO);
  const time = `${there.hour}:${String(there.minute).padStart(2, '0')}`;
  return `${sayDate(locale, there.toPlainDate())} ${time}`;
};
