import { Temporal } from 'temporal-polyfill';
import { refused } from '../../runtime/result.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { type Era, eraNamed, isWithinEra, westernYear } from './era.ts';
import { plainHyphens } from './hyphens.ts';
import { type Reading, understood } from './normalised.ts';
import { normaliseWidth } from './width.ts';

/** `date is not understood`: no form we know; `no such date`: 31 February; `date outside its era`: 平成31年5月1日. */
export type DateRefusal =
  | 'date is empty'
  | 'date is not understood'
  | 'no such date'
  | 'date outside its era';

const ERA =
  /^(令和|平成|昭和|大正|明治|[㋿㍻㍼㍽㍾令平昭大明RHSTMrhstm])\.?(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
const ERA_DIGITS = /^([RHSTMrhstm])(\d{2})(\d{2})(\d{2})$/;
const WESTERN = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:[T ]0{1,2}:00(?::00)?(?:\.0+)?)?$/;
const WESTERN_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
/** Weekday after the date, as people copy it from calendars: 2026年4月1日(水). */
const WEEKDAY = /[(（]?[日月火水木金土](?:曜日?)?[)）]$/;

const SPACES_BUT_BEFORE_TIME = /\s+(?!\d{1,2}:)/g;

type Parts = { year: number; month: number; day: number; era?: Era };

const partsOf = (text: string): Parts | undefined => {
  const western = WESTERN.exec(text) ?? WESTERN_DIGITS.exec(text);
  if (western) return { year: Number(western[1]), month: Number(western[2]), day: Number(western[3]) };
  const inEra = ERA.exec(text) ?? ERA_DIGITS.exec(text);
  const era = inEra && eraNamed(inEra[1] ?? '');
  if (!era) return undefined;
  const year = westernYear(era, inEra[2] === '元' ? 1 : Number(inEra[2]));
  return { era, year, month: Number(inEra[3]), day: Number(inEra[4]) };
};

const dateOf = ({ year, month, day }: Parts): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
};

/**
 * A date as people and core systems write it: 2026-04-01, 2026/4/1, 2026年4月1日, 20260401, 令和8年4月1日,
 * R8.4.1, 令和元年5月1日, in any width, with or without a weekday. Answers the ISO date.
 */
export const readDate = (given: string): Reading<LocalDate, DateRefusal> => {
  const wide = normaliseWidth(given);
  const text = plainHyphens(wide).replace(WEEKDAY, '').replace(SPACES_BUT_BEFORE_TIME, '');
  if (!text) return refused({ kind: 'date is empty', given });
  const parts = partsOf(text);
  if (!parts) return refused({ kind: 'date is not understood', given });
  const date = dateOf(parts);
  if (!date) return refused({ kind: 'no such date', given });
  if (parts.era && !isWithinEra(parts.era, date)) return refused({ kind: 'date outside its era', given });
  return understood(given, date.toString(), [
    ['width', given, wide],
    [parts.era ? 'era' : 'format', wide, date.toString()],
  ]);
};
