import type { AgeClass } from '../calendar/age-class.ts';
import { type FiscalYear, fiscalYearOf } from '../calendar/fiscal-year.ts';
import { type DateLike, type LocalDate, plainDate } from '../calendar/local-date.ts';
import type { JointFigures, VacancyFigures, YearMonth } from './schema.ts';

/** Days after which a figure is called stale where a municipality says nothing else: a month and two weeks' grace. */
export const STALE_AFTER_DAYS = 45;

/** Places that are free only from a month to come. */
export type LaterPlaces = { count: number; from: YearMonth };

/**
 * What the figures say about places in one class on one day. Only `places` is a number; the rest are reasons why there is none.
 * `count` is of that day: places that are free only from a later month are in `later`, never in it.
 */
export type Places =
  | {
      kind: 'places';
      count: number;
      asOf: LocalDate;
      waiting?: number;
      together?: readonly AgeClass[];
      later?: LaterPlaces;
    }
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
    return { kind: 'places', asOf, ...freeOn(own, own.vacancy, on), ...waitingIn(own) };
  const joint = figures.joint.find(({ classes }) => classes.includes(ageClass));
  if (joint?.vacancy === undefined) return { kind: 'not answered', asOf };
  return {
    kind: 'places',
    asOf,
    together: joint.classes,
    ...freeOn(joint, joint.vacancy, on),
    ...waitingIn(joint),
  };
};

type Said = Omit<JointFigures, 'classes'>;

const waitingIn = ({ waiting }: Said) => (waiting === undefined ? {} : { waiting });

const monthOf = (on: DateLike): YearMonth => plainDate(on).toString().slice(0, '2026-04'.length);

/** Places count from the month on that was named for them. */
const freeOn = ({ from }: Said, vacancy: number, on: DateLike): { count: number; later?: LaterPlaces } => {
  if (from === undefined || from <= monthOf(on)) return { count: vacancy };
  return vacancy > 0 ? { count: 0, later: { count: vacancy, from } } : { count: 0 };
};

/** Figures as they hold in the month of a day, for layouts that know no later month: what is free only afterwards is 0. */
export const figuresHeldIn = <Figures extends VacancyFigures>(figures: Figures, on: DateLike): Figures => {
  const held = <Numbers extends Said>({ from, ...said }: Numbers) =>
    said.vacancy === undefined ? said : { ...said, vacancy: freeOn({ from }, said.vacancy, on).count };
  return {
    ...figures,
    classes: figures.classes.map((own) =>
      own.exists === true ? held(own) : own,
    ) as VacancyFigures['classes'],
    joint: figures.joint.map(held),
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
