import type { AgeClass } from './age-class.ts';
import { type FiscalYear, fiscalYearOf } from './fiscal-year.ts';
import { type DateLike, plainDate } from './local-date.ts';

/**
 * The year of birth as schools count it (学年), by the fiscal year: born 2 April 2025 – 1 April 2026 is 2025. It never
 * changes, while the class moves up every April, so children can be asked for by it.
 */
export const schoolYearOf = (bornOn: DateLike): FiscalYear =>
  fiscalYearOf(plainDate(bornOn).subtract({ days: 1 }));

/** The years of birth that sit in a class during a fiscal year: one, and for class 0 also who is born within the year. */
export const schoolYearsIn = (ageClass: AgeClass, fiscalYear: FiscalYear): readonly FiscalYear[] =>
  ageClass === 0 ? [fiscalYear - 1, fiscalYear] : [fiscalYear - 1 - ageClass];
