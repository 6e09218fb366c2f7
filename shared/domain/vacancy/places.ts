import type { AgeClass } from '../calendar/age-class.ts';
import { type FiscalYear, fiscalYearOf } from '../calendar/fiscal-year.ts';
import { type DateLike, type LocalDate, plainDate } from '../calendar/local-date.ts';
import type { VacancyFigures } from './schema.ts';

/** Days after which a figure is called stale where a municipality says nothing else: a month and two weeks' grace. */
export const STALE_AFTER_DAYS = 45;

/** What the figures say about places in one class on one day. Only `places` is a number; the rest are reasons why there is none. */
export type Places =
  | { kind: 'places'; count: number; asOf: LocalDate; waiting?: number; together?: readonly AgeClass[] }
  | { kind: 'no such class'; asOf: LocalDate }
  | { kind: 'not answered'; asOf: LocalDate }
  | { kind: 'other fiscal year'; fiscalYear: FiscalYear; asOf: LocalDate }
  | { kind: 'no figures' };

/**
 * The places of a class on a day. A figure of another fiscal year answers nothing: on 1 April all classes move up,
 * so March's class 1 is not April's. A joint figure answers for each of its classes and names them (`together`).
 */
export const placesIn = (figures: VacancyFigures | undefined, ageClass: AgeClass, on: DateLike): Places => {
  if (!figures) return { kind: 'no figures' };
  const { asOf, fiscalYear } = figures;
  if (fiscalYear !== fiscalYearOf(on)) return { kind: 'other fiscal year', fiscalYear, asOf };
  const own = figures.classes[ageClass];
  if (own.exists === false) return { kind: 'no such class', asOf };
  if (own.exists === true && own.vacancy !== undefined)
    return {
      kind: 'places',
      count: own.vacancy,
      asOf,
      ...(own.waiting === undefined ? {} : { waiting: own.waiting }),
    };
  const joint = figures.joint.find(({ classes }) => classes.includes(ageClass));
  if (joint?.vacancy === undefined) return { kind: 'not answered', asOf };
  return {
    kind: 'places',
    count: joint.vacancy,
    asOf,
    together: joint.classes,
    ...(joint.waiting === undefined ? {} : { waiting: joint.waiting }),
  };
};

/** How old a figure is in days, and whether that is too old to rely on. */
export const freshnessOf = (
  asOf: LocalDate,
  today: DateLike,
  staleAfterDays = STALE_AFTER_DAYS,
): { ageDays: number; stale: boolean } => {
  const ageDays = Math.max(0, plainDate(asOf).until(plainDate(today)).days);
  return { ageDays, stale: ageDays > staleAfterDays };
};
