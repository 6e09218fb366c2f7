import type { AgeClass } from '../calendar/age-class.ts';
import type { DateLike } from '../calendar/local-date.ts';
import type { FacilityType } from '../facility/facility-type.ts';
import { facilityTypeOf } from '../facility/known-types.ts';
import { coversSpan } from '../facility/opening-hours.ts';
import type { Facility } from '../facility/schema.ts';
import { freshnessOf, placesIn } from '../vacancy/places.ts';
import type { VacancyFigures } from '../vacancy/schema.ts';
import { distanceMetres, reachMetres, USUAL_MINUTES } from './distance.ts';
import { finding, no, unknown, type Verdict, yes } from './finding.ts';
import type { Need } from './need.ts';

/** The type: no childcare at all, a service beside a place, excluded by the family, or right. */
export const judgeType = (need: Need, facility: Facility, types: readonly FacilityType[]): Verdict => {
  const type = facility.type === undefined ? undefined : facilityTypeOf(facility.type, types);
  if (!type)
    return need.excludedTypes.length > 0 ? unknown(finding('typeUnknown')) : yes(finding('typeFits'));
  if (type.group === 'not childcare') return no(finding('typeNoChildcare'));
  if (type.group === 'service') return no(finding('typeService'));
  return need.excludedTypes.includes(type.type) ? no(finding('typeExcluded')) : yes(finding('typeFits'));
};

/** The day on which figures are read, and after how many days this municipality calls one stale. */
type Reading = { today: DateLike; staleAfterDays: number };

/** A place in the child's class from the wished date on, by figures of the right fiscal year only. */
export const judgePlace = (
  need: Need,
  figures: VacancyFigures | undefined,
  ageClass: AgeClass,
  reading: Reading,
): Verdict => {
  const places = placesIn(figures, ageClass, need.wishedFrom);
  switch (places.kind) {
    case 'no figures':
      return unknown(finding('vacancyUnknown'));
    case 'other fiscal year':
      return unknown(finding('vacancyOfOtherYear', { fiscalYear: places.fiscalYear, asOf: places.asOf }));
    case 'not answered':
      return unknown(finding('vacancyUnanswered', { asOf: places.asOf }));
    case 'no such class':
      return no(finding('classMissing', { ageClass }));
    case 'places':
      return judgeCount(places, ageClass, reading);
    default:
      return places satisfies never;
  }
};

const judgeCount = (
  places: Extract<ReturnType<typeof placesIn>, { kind: 'places' }>,
  ageClass: AgeClass,
  { today, staleAfterDays }: Reading,
): Verdict => {
  const { count, asOf, waiting = 0, together, later } = places;
  if (later) {
    const { count: places, from: month } = later;
    return no(finding('placeFreeLater', { ageClass, count: places, month, asOf }));
  }
  if (count === 0) {
    return waiting > 0
      ? no(finding('noPlaceFreeWaiting', { ageClass, waiting, asOf }))
      : no(finding('noPlaceFree', { ageClass, asOf }));
  }
  const { ageDays, stale } = freshnessOf(asOf, today, staleAfterDays);
  const concerns = [
    ...(stale ? [finding('vacancyStale', { asOf, ageDays })] : []),
    ...(waiting > 0 ? [finding('waitingApplications', { waiting })] : []),
  ];
  const found = together
    ? finding('placeFreeTogether', { count, classes: together.join('・'), asOf })
    : finding('placeFree', { count, ageClass, asOf });
  return yes(found, ...concerns);
};

/** Every needed span lies within the opening hours of its day. */
export const judgeHours = (need: Need, facility: Facility): Verdict => {
  if (need.spans.length === 0) return yes(finding('hoursNotNeeded'));
  if (facility.roundTheClock === true) return yes(finding('hoursAlwaysOpen'));
  const patterns = facility.hours ?? [];
  const covered = need.spans.map(({ day, from, until }) => coversSpan(patterns, day, from, until));
  const short = need.spans.find((_, index) => covered[index] === false);
  if (short) return no(finding('hoursTooShort', { day: short.day, from: short.from, until: short.until }));
  if (covered.includes('unknown')) return unknown(finding('hoursUnknown'));
  const unstated = patterns.some(({ days }) => days === 'unstated');
  return unstated ? yes(finding('hoursFit'), finding('hoursDaysUnstated')) : yes(finding('hoursFit'));
};

/** Within the family's reach by its mode; a limit needs a place to start from and a place to go to. */
export const judgeDistance = (need: Need, facility: Facility): Verdict => {
  if (!need.from) return yes(finding('distanceNotAsked'));
  const minutes = need.maxMinutes ?? USUAL_MINUTES;
  if (!facility.location) return unknown(finding('distanceUnknown'));
  const metres = distanceMetres(need.from, facility.location);
  return metres <= reachMetres(need.mode, minutes)
    ? yes(finding('distanceWithin', { metres, minutes, mode: need.mode }))
    : no(finding('distanceBeyond', { metres, minutes, mode: need.mode }));
};

/** The care the child needs is care that the facility has declared. */
export const judgeSpecialCare = (need: Need, facility: Facility): readonly Verdict[] =>
  need.specialCare.map((care) => {
    const declared = facility.specialCare?.[care];
    if (declared === undefined) return unknown(finding('specialCareUnknown', { care }));
    return declared
      ? yes(finding('specialCareDeclared', { care }))
      : no(finding('specialCareDenied', { care }));
  });
