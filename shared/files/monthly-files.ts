import type { PublishedFigures } from '../domain/vacancy/figures-sheet.ts';
import { MONTHLY_FILES, type MonthlyFacility, monthlyRows } from '../domain/vacancy/monthly-layout.ts';
import { writeCsv } from './csv.ts';

/** 横浜市's three monthly files as CSV texts, each under the title it is published by. */
export const monthlyFiles = (
  figures: readonly PublishedFigures[],
  facilityOf: (externalNumber: string) => MonthlyFacility,
): readonly { title: string; csv: string }[] =>
  MONTHLY_FILES.map(({ figure, title }) => ({
    title,
    csv: writeCsv(monthlyRows(figures, figure, facilityOf)),
  }));
