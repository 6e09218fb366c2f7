import { z } from 'zod';
import { type FiscalYear, fiscalYearEndsOn, fiscalYearOf, fiscalYearStartsOn } from './fiscal-year.ts';
import { type DateLike, isBefore, plainDate } from './local-date.ts';

/** クラス年齢: the class a child is in for a whole fiscal year, 0歳児 … 5歳児. */
export const AgeClass = z.literal([0, 1, 2, 3, 4, 5]);
export type AgeClass = z.infer<typeof AgeClass>;

/** Every class, youngest first. */
export const AGE_CLASSES = [0, 1, 2, 3, 4, 5] as const satisfies readonly AgeClass[];

/** Where a child stands in a fiscal year: in a class, not born yet, or already at school. */
export const ClassStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('class'), ageClass: AgeClass }),
  z.object({ kind: z.literal('not yet') }),
  z.object({ kind: z.literal('school age') }),
]);
export type ClassStanding = z.infer<typeof ClassStanding>;

const SCHOOL_AGE_YEARS = 6;

const completedYears = (bornOn: DateLike, on: DateLike): number =>
  plainDate(bornOn).until(plainDate(on), { largestUnit: 'years' }).years;

/**
 * The class of a child in a fiscal year: the age reached on its 1 April. A child born on 1 April is a year
 * older than one born on 2 April of the same year; a child born later within the fiscal year is in class 0.
 * Source: 特定教育・保育等に要する費用の額の算定に関する基準
 * (年度の初日の前日における満年齢) with 年齢計算ニ関スル法律 (an age is full at the end of the day before the birthday).
 */
export const ageClassOf = (bornOn: DateLike, fiscalYear: FiscalYear): ClassStanding => {
  if (isBefore(fiscalYearEndsOn(fiscalYear), bornOn)) return { kind: 'not yet' };
  const years = Math.max(0, completedYears(bornOn, fiscalYearStartsOn(fiscalYear)));
  if (years >= SCHOOL_AGE_YEARS) return { kind: 'school age' };
  return { kind: 'class', ageClass: AgeClass.parse(years) };
};

/** The class on a date; `not yet` before the birth, whatever the fiscal year says. */
export const ageClassOn = (bornOn: DateLike, on: DateLike): ClassStanding =>
  isBefore(on, bornOn) ? { kind: 'not yet' } : ageClassOf(bornOn, fiscalYearOf(on));
