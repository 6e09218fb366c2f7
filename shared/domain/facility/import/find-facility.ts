import { normaliseWidth } from '../../japanese/width.ts';
import type { Facility, FacilityFacts, FacilityId } from '../schema.ts';
import { nameKey, placeKey, plainName } from './identity.ts';

/** A row to be found again among the facilities we have: its facts, and our id where the file carries it. */
export type ImportRow = { line: number; facts: FacilityFacts; id?: FacilityId | undefined };

/** Which facility a row is: one, none (it is new), or several that only a person can tell apart. */
export type Found =
  | { kind: 'one'; facility: Facility }
  | { kind: 'none' }
  | { kind: 'several'; facilities: readonly Facility[] };

const numberOf = ({ externalNumber }: FacilityFacts): string | undefined =>
  externalNumber === undefined ? undefined : normaliseWidth(externalNumber);

/** Two numbers that differ make two facilities, however alike the rest is. */
const mayBe = (row: FacilityFacts, facility: Facility): boolean => {
  const [given, known] = [numberOf(row), numberOf(facility)];
  return given === undefined || known === undefined || given === known;
};

/** A file without addresses knows a facility by its name within its ward. */
const sameNameInWard = (row: FacilityFacts, facility: Facility): boolean =>
  (row.address === undefined || facility.address === undefined) &&
  row.ward !== undefined &&
  row.ward === facility.ward &&
  plainName(row) === plainName(facility);

type Index = ReadonlyMap<string, readonly Facility[]>;

const indexed = (
  facilities: readonly Facility[],
  keyOf: (facility: Facility) => string | undefined,
): Index => {
  const index = new Map<string, Facility[]>();
  for (const facility of facilities) {
    const key = keyOf(facility);
    if (key === undefined) continue;
    const listed = index.get(key);
    if (listed) listed.push(facility);
    else index.set(key, [facility]);
  }
  return index;
};

/**
 * Finds rows among facilities: by our id, else by 施設番号, else by name, address and type, else by name and address,
 * else, where one side has no address, by name and ward. The first question with an answer decides.
 */
export const facilityFinder = (facilities: readonly Facility[]): ((row: ImportRow) => Found) => {
  const byId = indexed(facilities, ({ id }) => id);
  const byNumber = indexed(facilities, numberOf);
  const byNameKey = indexed(facilities, nameKey);
  const byPlaceKey = indexed(facilities, placeKey);
  const byName = indexed(facilities, plainName);
  return ({ facts, id }) => {
    const questions: (() => readonly Facility[])[] = [
      () => (id === undefined ? [] : (byId.get(id) ?? [])),
      () => byNumber.get(numberOf(facts) ?? '') ?? [],
      () => (byNameKey.get(nameKey(facts)) ?? []).filter((facility) => mayBe(facts, facility)),
      () => (byPlaceKey.get(placeKey(facts)) ?? []).filter((facility) => mayBe(facts, facility)),
      () =>
        (byName.get(plainName(facts)) ?? []).filter(
          (facility) => mayBe(facts, facility) && sameNameInWard(facts, facility),
        ),
    ];
    for (const question of questions) {
      const [first, ...more] = question();
      if (first && more.length > 0) return { kind: 'several', facilities: [first, ...more] };
      if (first) return { kind: 'one', facility: first };
    }
    return { kind: 'none' };
  };
};
