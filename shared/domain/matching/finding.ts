/** Everything that matching can say about a facility. The words are in `shared/words/<language>/matching.json`. */
export const FINDINGS = [
  'placeFree',
  'placeFreeTogether',
  'noPlaceFree',
  'noPlaceFreeWaiting',
  'placeFreeLater',
  'classMissing',
  'vacancyUnanswered',
  'vacancyOfOtherYear',
  'vacancyUnknown',
  'vacancyStale',
  'ageAccepted',
  'ageTooYoung',
  'ageClassTooYoung',
  'ageClassTooOld',
  'ageUnknown',
  'ageFromUnstated',
  'hoursFit',
  'hoursTooShort',
  'hoursUnknown',
  'hoursDaysUnstated',
  'hoursAlwaysOpen',
  'hoursNotNeeded',
  'distanceWithin',
  'distanceBeyond',
  'distanceUnknown',
  'distanceNotAsked',
  'typeFits',
  'typeExcluded',
  'typeUnknown',
  'typeNoChildcare',
  'typeService',
  'specialCareDeclared',
  'specialCareDenied',
  'specialCareUnknown',
  'endsBeforeSchool',
  'waitingApplications',
  'equalBrokenByName',
] as const;
export type FindingKey = (typeof FINDINGS)[number];

/** Something to tell a family about an option: a key of the words, with the values for its placeholders. */
export type Finding = { key: FindingKey; values?: Readonly<Record<string, string | number>> };

/** What one condition says about one facility. `unknown` is never taken for a yes; `concerns` speak against a yes. */
export type Verdict = { answer: 'yes' | 'no' | 'unknown'; finding: Finding; concerns?: readonly Finding[] };

/** A finding, with values only where its words have placeholders. */
export const finding = (key: FindingKey, values?: Finding['values']): Finding =>
  values ? { key, values } : { key };

export const yes = (found: Finding, ...concerns: readonly Finding[]): Verdict =>
  concerns.length > 0 ? { answer: 'yes', finding: found, concerns } : { answer: 'yes', finding: found };

export const no = (found: Finding): Verdict => ({ answer: 'no', finding: found });

export const unknown = (found: Finding): Verdict => ({ answer: 'unknown', finding: found });
