import type { FacilityType, FacilityTypeWord } from './facility-type.ts';
import { builtInTypes } from './facility-types.ts';

/** The types that a municipality works with: ours, with its own added; an own one replaces ours of the same word. */
export const facilityTypes = (own: readonly FacilityType[] = []): readonly FacilityType[] => [
  ...own,
  ...builtInTypes.filter(({ type }) => !own.some((mine) => mine.type === type)),
];

/** The type behind a word; undefined for a word that this municipality does not know. */
export const facilityTypeOf = (
  word: FacilityTypeWord,
  types: readonly FacilityType[] = facilityTypes(),
): FacilityType | undefined => types.find(({ type }) => type === word);

/** Whether a facility of this type is asked for vacancies; unknown while its type is unknown. */
export const isSurveyed = (
  word: FacilityTypeWord | undefined,
  types: readonly FacilityType[] = facilityTypes(),
): boolean | 'unknown' =>
  word === undefined ? 'unknown' : (facilityTypeOf(word, types)?.surveyed ?? 'unknown');
