import { accepted, type Result, refused } from '../../runtime/result.ts';
import { type AgeClass, ageClassOn } from '../calendar/age-class.ts';
import type { DateLike } from '../calendar/local-date.ts';
import type { FacilityType } from '../facility/facility-type.ts';
import { facilityTypes } from '../facility/known-types.ts';
import type { Facility } from '../facility/schema.ts';
import { STALE_AFTER_DAYS } from '../vacancy/places.ts';
import type { VacancyFigures } from '../vacancy/schema.ts';
import { judgeAge } from './age-condition.ts';
import { judgeDistance, judgeHours, judgePlace, judgeSpecialCare, judgeType } from './conditions.ts';
import type { Finding, Verdict } from './finding.ts';
import type { Need } from './need.ts';
import { type Merits, meritsOf, ranked } from './ranking.ts';

/** A facility with its newest figures, where it has any. */
export type Candidate = { facility: Facility; figures?: VacancyFigures | undefined };

/** A facility with what speaks for it and what against it, in words to be shown; `tie` where only its name placed it. */
export type Option = {
  facility: Facility;
  reasons: readonly Finding[];
  concerns: readonly Finding[];
  merits: Merits;
  tie?: Finding;
};

/**
 * Every facility, each in exactly one list: `matches` meet every condition for certain, `unknown` fail none but lack
 * an answer to one, `excluded` fail one. Nothing is hidden, only ordered; the family chooses.
 */
export type Matches = {
  ageClass: AgeClass;
  matches: readonly Option[];
  unknown: readonly Option[];
  excluded: readonly Option[];
};

export type MatchRefusal = { kind: 'child is not born by then' } | { kind: 'child is at school by then' };

/** What a municipality has settled about its directory, as far as matching asks for it. */
export type MatchingRules = { types?: readonly FacilityType[]; staleAfterDays?: number };

const verdictsOn = (
  need: Need,
  { facility, figures }: Candidate,
  ageClass: AgeClass,
  today: DateLike,
  { types = facilityTypes(), staleAfterDays = STALE_AFTER_DAYS }: MatchingRules,
): readonly Verdict[] => [
  judgeType(need, facility, types),
  judgePlace(need, figures, ageClass, { today, staleAfterDays }),
  judgeAge(need, facility, ageClass),
  judgeHours(need, facility),
  judgeDistance(need, facility),
  ...judgeSpecialCare(need, facility),
];

const SILENT: readonly Finding['key'][] = ['typeFits', 'hoursNotNeeded', 'distanceNotAsked'];

const optionFrom = (facility: Facility, verdicts: readonly Verdict[], merits: Merits): Option => ({
  facility,
  merits,
  reasons: verdicts
    .filter(({ answer, finding }) => answer === 'yes' && !SILENT.includes(finding.key))
    .map(({ finding }) => finding),
  concerns: [
    ...verdicts.filter(({ answer }) => answer !== 'yes').map(({ finding }) => finding),
    ...verdicts.flatMap(({ concerns }) => concerns ?? []),
  ],
});

/**
 * Which facilities fit a need, in the order in which to read them: fresh figures before stale ones, near before far,
 * later closing before earlier; equals by name, and said to be equal. Refuses a child that is not born or at school
 * on the wished date. `rules` are the municipality's.
 */
export const matchFacilities = (
  need: Need,
  candidates: readonly Candidate[],
  today: DateLike,
  rules: MatchingRules = {},
): Result<Matches, MatchRefusal> => {
  const standing = ageClassOn(need.bornOn, need.wishedFrom);
  if (standing.kind === 'not yet') return refused({ kind: 'child is not born by then' });
  if (standing.kind === 'school age') return refused({ kind: 'child is at school by then' });
  const { ageClass } = standing;
  const judged = candidates.map((candidate) => {
    const verdicts = verdictsOn(need, candidate, ageClass, today, rules);
    const merits = meritsOf(need, candidate, today, rules.staleAfterDays);
    return { verdicts, option: optionFrom(candidate.facility, verdicts, merits) };
  });
  const answers = (verdicts: readonly Verdict[], answer: Verdict['answer']): boolean =>
    verdicts.some((verdict) => verdict.answer === answer);
  const listed = (fits: (verdicts: readonly Verdict[]) => boolean): readonly Option[] =>
    ranked(judged.filter(({ verdicts }) => fits(verdicts)).map(({ option }) => option));
  return accepted({
    ageClass,
    matches: listed((verdicts) => !answers(verdicts, 'no') && !answers(verdicts, 'unknown')),
    unknown: listed((verdicts) => !answers(verdicts, 'no') && answers(verdicts, 'unknown')),
    excluded: listed((verdicts) => answers(verdicts, 'no')),
  });
};
