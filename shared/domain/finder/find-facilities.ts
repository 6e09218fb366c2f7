import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { FacilityType } from '../facility/facility-type.ts';
import { facilityTypeOf } from '../facility/known-types.ts';
import { coversSpan, type OpeningDay, WEEKDAYS } from '../facility/opening-hours.ts';
import type { Facility, Location } from '../facility/schema.ts';
import { oldestClass } from '../matching/age-condition.ts';
import { distanceMetres } from '../matching/distance.ts';
import { freshnessOf, type Places, placesIn } from '../vacancy/places.ts';
import type { PublishedFigures } from '../vacancy/published.ts';
import type { FinderQuery } from './query.ts';

/** Whether there is a place: `unknown` is never shown as `none`, and a class that does not exist is neither. */
export type Standing = 'free' | 'unknown' | 'none' | 'no class';

/** A facility as a family finds it. `places`: class by class, the index is the class. */
export type Found = {
  facility: Facility;
  figures?: PublishedFigures;
  places: readonly Places[];
  standing: Standing;
  /** Whether its figures are new enough to rely on; without figures there is nothing to rely on. */
  fresh: boolean;
  hours: 'fit' | 'unknown' | 'not asked';
  distanceMetres?: number;
};

export type Findings = {
  found: readonly Found[];
  /** Facilities of the ward and types asked for whose hours are known to be too short. */
  closedThen: number;
};

type Listed = { facility: Facility; figures?: PublishedFigures };

/**
 * The facilities that a family asks for, on a day of the month it wishes: places before unknown before none, no such
 * class last; among these fresh figures before stale ones, then the nearer first, and equals by reading. Only ward, type and hours that are known not to fit
 * leave a facility out.
 */
export const findFacilities = (
  query: FinderQuery,
  directory: readonly Listed[],
  about: {
    on: LocalDate;
    today: LocalDate;
    staleAfterDays: number;
    types: readonly FacilityType[];
    from?: Location | undefined;
  },
): Findings => {
  const asked = directory.filter(({ facility }) => isAskedFor(query, facility, about.types));
  const judged = asked.map((listed) => ({ listed, hours: hoursFor(query, listed.facility) }));
  return {
    found: judged
      .flatMap(({ listed, hours }) => (hours === 'too short' ? [] : [foundFrom(query, listed, hours, about)]))
      .sort(inOrder),
    closedThen: judged.filter(({ hours }) => hours === 'too short').length,
  };
};

const isAskedFor = (query: FinderQuery, facility: Facility, types: readonly FacilityType[]): boolean => {
  if (query.ward && facility.ward !== query.ward) return false;
  if (query.type.length > 0) return facility.type !== undefined && query.type.includes(facility.type);
  const type = facility.type === undefined ? undefined : facilityTypeOf(facility.type, types);
  return type?.group !== 'not childcare';
};

const hoursFor = (query: FinderQuery, facility: Facility): Found['hours'] | 'too short' => {
  const from = query.from ?? query.until;
  const until = query.until ?? query.from;
  const days: OpeningDay[] = query.saturday ? [...WEEKDAYS, 'sat'] : [...WEEKDAYS];
  if (from === undefined || until === undefined) {
    return query.saturday ? openOnSaturday(facility) : 'not asked';
  }
  if (facility.roundTheClock) return 'fit';
  const covered = days.map((day) => coversSpan(facility.hours ?? [], day, from, until));
  if (covered.includes(false)) return 'too short';
  return covered.includes('unknown') ? 'unknown' : 'fit';
};

const openOnSaturday = ({ hours, roundTheClock }: Facility): Found['hours'] | 'too short' => {
  if (roundTheClock || hours?.some(({ days }) => days !== 'unstated' && days.includes('sat'))) return 'fit';
  return hours === undefined || hours.some(({ days }) => days === 'unstated') ? 'unknown' : 'too short';
};

const foundFrom = (
  query: FinderQuery,
  { facility, figures }: Listed,
  hours: Found['hours'],
  about: { on: LocalDate; today: LocalDate; staleAfterDays: number; from?: Location | undefined },
): Found => {
  const { on, from, today, staleAfterDays } = about;
  const places = AGE_CLASSES.map((ageClass) => placesAt(facility, figures, ageClass, on));
  const asked = query.ageClass === undefined ? places : [places[query.ageClass] as Places];
  return {
    facility,
    ...(figures ? { figures } : {}),
    places,
    standing: standingOf(asked),
    fresh: figures !== undefined && !freshnessOf(figures.asOf, today, staleAfterDays).stale,
    hours,
    ...(from && facility.location ? { distanceMetres: distanceMetres(from, facility.location) } : {}),
  };
};

/** The figures' word; where nobody has answered, the ages that the facility takes may say that there is no such class. */
const placesAt = (
  facility: Facility,
  figures: PublishedFigures | undefined,
  ageClass: AgeClass,
  on: LocalDate,
): Places => {
  const places = placesIn(figures, ageClass, on);
  const answered = places.kind === 'places' || places.kind === 'no such class';
  return !answered && isBeyondAges(facility, ageClass)
    ? { kind: 'no such class', asOf: facility.source.asOf ?? on }
    : places;
};

const isBeyondAges = ({ ages }: Facility, ageClass: AgeClass): boolean => {
  const tooOld = ages?.until !== undefined && ageClass > oldestClass(ages.until);
  return tooOld || (ages?.from?.unit === 'class' && ageClass < ages.from.ageClass);
};

const standingOf = (places: readonly Places[]): Standing => {
  if (places.some((one) => one.kind === 'places' && one.count > 0)) return 'free';
  const existing = places.filter(({ kind }) => kind !== 'no such class');
  if (existing.length === 0) return 'no class';
  return existing.some(({ kind }) => kind !== 'places') ? 'unknown' : 'none';
};

const ORDER: Record<Standing, number> = { free: 0, unknown: 1, none: 2, 'no class': 3 };

const inOrder = (left: Found, right: Found): number =>
  ORDER[left.standing] - ORDER[right.standing] ||
  Number(right.fresh) - Number(left.fresh) ||
  (left.distanceMetres ?? Number.MAX_SAFE_INTEGER) - (right.distanceMetres ?? Number.MAX_SAFE_INTEGER) ||
  compareText(readingOf(left), readingOf(right)) ||
  compareText(left.facility.id, right.facility.id);

const readingOf = ({ facility }: Found): string => facility.kana ?? facility.name;
const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
