import { normaliseWidth } from '../japanese/width.ts';
import type { FacilityType, FacilityTypeWord } from './facility-type.ts';
import { facilityTypes } from './known-types.ts';

/** Brackets, spaces, dots and middle dots make no difference between two names of a type. */
const bare = (name: string): string =>
  normaliseWidth(name)
    .replace(/[\s()（）「」・.､、,/／]/g, '')
    .toLowerCase();

const withoutBrackets = (name: string): string => name.replace(/[(（][^)）]*[)）]/g, '');

const shipped = facilityTypes();

type Named = { type: FacilityTypeWord; sure: boolean };

/** The names of a list of types, bare, kept as long as the list: a file asks thousands of times. */
const indexes = new WeakMap<readonly FacilityType[], ReadonlyMap<string, Named>>();

const indexOf = (types: readonly FacilityType[]): ReadonlyMap<string, Named> => {
  const known = indexes.get(types);
  if (known) return known;
  const listed = (field: 'names' | 'unsure') =>
    types.flatMap((each) =>
      (each[field] ?? []).map((name) => [bare(name), { type: each.type, sure: field === 'names' }] as const),
    );
  // The first type that carries a name keeps it, and a sure name goes before an unsure one.
  const index = new Map([...listed('names'), ...listed('unsure')].reverse());
  indexes.set(types, index);
  return index;
};

/**
 * The type that a file's name for it means. `sure: false` when the name only probably means it (郡山's 認定保育所)
 * or when what stands in brackets was left out; undefined for a name that we do not know: nothing is guessed from
 * half a word.
 */
export const facilityTypeNamed = (
  name: string,
  types: readonly FacilityType[] = shipped,
): { type: FacilityTypeWord; sure: boolean } | undefined => {
  const index = indexOf(types);
  const exact = index.get(bare(name));
  if (exact) return exact;
  const plain = withoutBrackets(normaliseWidth(name));
  const outside = plain === normaliseWidth(name) ? undefined : index.get(bare(plain));
  return outside?.sure ? outside : undefined;
};
