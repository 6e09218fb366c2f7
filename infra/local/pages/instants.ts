import { Temporal } from 'temporal-polyfill';
import { TOKYO } from '../../../shared/runtime/clock.ts';

/** An instant as a person in Tokyo reads it: `2026-04-01 09:00:05`. */
export const inTokyo = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(TOKYO)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ');

/** An instant for programs, with Tokyo's offset: `2026-04-01T09:00:05+09:00`. */
export const isoInTokyo = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(TOKYO)
    .toString({ timeZoneName: 'never', calendarName: 'never' });
