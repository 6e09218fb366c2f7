import { type ClassFigures, VacancyFigures } from '../../shared/domain/vacancy/schema.ts';
import { facilityId } from './facility.ts';

/** Places per class, youngest first; `null` is a class that does not exist, `'?'` one not answered for. */
export const classesWith = (vacancies: readonly (number | null | '?')[]): ClassFigures[] =>
  vacancies.map((vacancy) => {
    if (vacancy === null) return { exists: false };
    return vacancy === '?' ? { exists: true } : { exists: true, vacancy };
  });

type Loose = Partial<{ [Key in keyof VacancyFigures]: unknown }>;

/** Figures of 1 October 2026 with one place in every class, answered by the facility itself. */
export const someFigures = (facts: Loose = {}): VacancyFigures =>
  VacancyFigures.parse({
    facility: facilityId(1),
    fiscalYear: 2026,
    asOf: '2026-10-01',
    classes: classesWith([1, 1, 1, 1, 1, 1]),
    joint: [],
    given: { door: 'survey', role: 'facility' },
    ...facts,
  });
