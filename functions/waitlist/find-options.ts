import type { AgeClass } from '../../shared/domain/calendar/age-class.ts';
import type { Case, Child } from '../../shared/domain/case/schema.ts';
import { facilityTypeOf, facilityTypes } from '../../shared/domain/facility/known-types.ts';
import { outOfOperation } from '../../shared/domain/facility/operation.ts';
import {
  type Candidate,
  type Option as Match,
  type Matches,
  type MatchRefusal,
  matchFacilities,
  type Need,
} from '../../shared/domain/matching/index.ts';
import { needOfFamily } from '../../shared/domain/option/need-of-family.ts';
import { hasPlace } from '../../shared/domain/option/rules.ts';
import { placesIn } from '../../shared/domain/vacancy/places.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { directoryOn, directorySettingsOf } from '../../shared/store/facilities.ts';
import type { Services } from '../../shared/store/services.ts';
import { sayHours } from '../../shared/words/hours.ts';
import { type Locale, speak } from '../../shared/words/translate.ts';
import type { Picked } from './offer-options.ts';
import { todayOf } from './round.ts';

/** What may be offered, what might fit once somebody has asked, and what does not fit, each in the matching's order. */
export type FoundOptions = {
  need: Need;
  offerable: readonly Picked[];
  unknown: readonly Picked[];
  excluded: readonly Picked[];
};

/** Matches a child with the directory as it stands now; told in the family's language. */
export const findOptions = async (
  services: Services,
  current: Case,
  child: Child,
  locale: Locale,
): Promise<Result<FoundOptions, MatchRefusal>> => {
  const today = todayOf(services);
  const need = needOfFamily(child, current.family.needs, today);
  const [directory, settings] = await Promise.all([
    directoryOn(services.store, current.municipality, need.wishedFrom),
    directorySettingsOf(services.store, current.municipality),
  ]);
  const candidates = directory.filter(({ facility }) => !outOfOperation(facility, need.wishedFrom));
  const types = facilityTypes(settings.ownTypes);
  const matched = matchFacilities(need, candidates, today, {
    types,
    staleAfterDays: settings.staleAfterDays,
  });
  if (!matched.ok) return matched;
  const typeLabel = (match: Match) => {
    const type = match.facility.type && facilityTypeOf(match.facility.type, types);
    return type ? type.label[locale] : undefined;
  };
  const pick = (match: Match): Picked =>
    pickedFrom(match, matched.value, candidates, need, locale, typeLabel(match));
  return accepted({
    need,
    offerable: [...matched.value.matches, ...matched.value.unknown].filter(hasPlace).map(pick),
    unknown: matched.value.unknown.filter((match) => !hasPlace(match)).map(pick),
    excluded: matched.value.excluded.map(pick),
  });
};

const pickedFrom = (
  match: Match,
  { ageClass }: Matches,
  candidates: readonly Candidate[],
  need: Need,
  locale: Locale,
  typeLabel: string | undefined,
): Picked => {
  const { facility, reasons, concerns, merits, tie } = match;
  const places = placesOf(candidates, match, ageClass, need);
  return {
    facility: {
      facilityId: facility.id,
      name: (locale === 'en' ? facility.nameEnglish : undefined) ?? facility.name,
      ...(typeLabel ? { typeLabel } : {}),
      ...(facility.address ? { address: facility.address.full } : {}),
      ...(facility.phone ? { phone: facility.phone } : {}),
      ...(facility.web ? { web: facility.web } : {}),
      ...(facility.hours ? { hours: sayHours(speak(locale), facility.hours) } : {}),
      ...(merits.distanceMetres === undefined ? {} : { distanceMetres: merits.distanceMetres }),
      ...(places ? { places } : {}),
    },
    reasons: [...reasons],
    concerns: [...concerns, ...(tie ? [tie] : [])],
  };
};

const placesOf = (candidates: readonly Candidate[], { facility }: Match, ageClass: AgeClass, need: Need) => {
  const figures = candidates.find((one) => one.facility.id === facility.id)?.figures;
  const places = placesIn(figures, ageClass, need.wishedFrom);
  return places.kind === 'places' ? { count: places.count, asOf: places.asOf } : undefined;
};
