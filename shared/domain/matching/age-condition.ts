import type { AgeClass } from '../calendar/age-class.ts';
import { isBefore } from '../calendar/local-date.ts';
import { minimumAgeReachedOn } from '../calendar/minimum-age.ts';
import type { AcceptedFrom, AcceptedUntil } from '../facility/accepted-ages.ts';
import type { Facility } from '../facility/schema.ts';
import { finding, no, unknown, type Verdict, yes } from './finding.ts';
import type { Need } from './need.ts';

/** The oldest class a facility takes; 5 where it goes until school. A limit in months is that of the class begun by then. */
export const oldestClass = (until: AcceptedUntil): number => {
  switch (until.unit) {
    case 'class':
      return until.ageClass;
    case 'years':
      return until.count;
    case 'under years':
      return until.count - 1;
    case 'months':
      return Math.floor(until.count / 12);
    case 'until school':
    case 'beyond school':
      return 5;
    default:
      return until satisfies never;
  }
};

/**
 * The lower end. `1歳` is read both ways it is meant: enough for the whole of class 1, and, in a younger class, only
 * from the birthday on. A class-0 child needs a stated minimum: `0歳児` alone does not tell 57 days from 6 months.
 */
const judgeFrom = (need: Need, from: AcceptedFrom, ageClass: AgeClass): Verdict => {
  if (from.unit === 'class') {
    if (ageClass < from.ageClass) return no(finding('ageClassTooYoung', { fromClass: from.ageClass }));
    return ageClass === 0 ? unknown(finding('ageFromUnstated')) : yes(finding('ageAccepted'));
  }
  if (from.unit === 'years' && from.count === 0 && ageClass === 0) return unknown(finding('ageFromUnstated'));
  if (from.unit === 'years' && ageClass >= from.count) return yes(finding('ageAccepted'));
  const reachedOn = minimumAgeReachedOn(need.bornOn, from);
  return isBefore(need.wishedFrom, reachedOn)
    ? no(finding('ageTooYoung', { reachedOn: reachedOn.toString() }))
    : yes(finding('ageAccepted'));
};

/**
 * Whether the facility takes the child's age on the wished date. An unknown lower end matters only in class 0: who
 * has a place in class 2 is old enough for it. A facility that ends before school is a concern, not a refusal.
 */
export const judgeAge = (need: Need, facility: Facility, ageClass: AgeClass): Verdict => {
  const { from, until } = facility.ages ?? {};
  const oldest = until && oldestClass(until);
  if (oldest !== undefined && ageClass > oldest) return no(finding('ageClassTooOld', { untilClass: oldest }));
  const concerns =
    oldest !== undefined && oldest < 5 ? [finding('endsBeforeSchool', { untilClass: oldest })] : [];
  if (!from)
    return ageClass === 0 ? unknown(finding('ageUnknown')) : yes(finding('ageAccepted'), ...concerns);
  const verdict = judgeFrom(need, from, ageClass);
  return verdict.answer === 'yes' ? yes(verdict.finding, ...concerns) : verdict;
};
