import { normaliseWidth } from '../japanese/width.ts';
import type { FacilityType, FacilityTypeWord } from './facility-type.ts';
import { facilityTypes } from './known-types.ts';

/** Brackets, spaces, dots and middle dots make no difference between two names of a type. */
const bare = (name: string): string =>
  normaliseWidth(name)
    .replace(/[\s()（）「」・.､、,/／]/g, '')
    .toLowerCase();

const withoutBrackets = (name: string): string => name.replace(/[(（][^)）]*[)）]/g, '');

const named = (name: string, types: readonly FacilityType[], field: 'names' | 'unsure') =>
  types.find((candidate) => (candidate[field] ?? []).some((known) => bare(known) === bare(name)));

/**
 * The type that a file's name for it means. `sure: false` when the name only probably means it (郡山's 認定保育所)
 * or when what stands in brackets was left out; undefined for a name that we do not know: nothing is guessed from
 * half a word.
 */
export const facilityTypeNamed = (
  name: string,
  types: readonly FacilityType[] = facilityTypes(),
): { type: FacilityTypeWord; sure: boolean } | undefined => {
  const exact = named(name, types, 'names');
  if (exact) return { type: exact.type, sure: true };
  const unsure = named(name, types, 'unsure');
  if (unsure) return { type: unsure.type, sure: false };
  const plain = withoutBrackets(normaliseWidth(name));
  if (plain === normaliseWidth(name) || !plain.trim()) return undefined;
  const outside = named(plain, types, 'names');
  return outside ? { type: outside.type, sure: true } : undefined;
};
