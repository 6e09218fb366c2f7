import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type DateLike, plainDate } from './local-date.ts';

/** A Japanese fiscal year (年度) by the year in which it begins: 2026 is 1 April 2026 – 31 March 2027. */
export const FiscalYear = z.number().int().min(1948).max(2200);
export type FiscalYear = z.infer<typeof FiscalYear>;

const FIRST_MONTH = 4;

/** The fiscal year (April–March) in which a date lies. */
export const fiscalYearOf = (date: DateLike): FiscalYear => {
  const { year, month } = plainDate(date);
  return month < FIRST_MONTH ? year - 1 : year;
};

/** 1 April of the fiscal year: the day on which classes move up. */
export const fiscalYearStartsOn = (fiscalYear: FiscalYear): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: fiscalYear, month: FIRST_MONTH, day: 1 });

/** 31 March of the fiscal year, its last day. */
export const fiscalYearEndsOn = (fiscalYear: FiscalYear): Temporal.PlainDate =>
  fiscalYearStartsOn(fiscalYear + 1).subtract({ days: 1 });
