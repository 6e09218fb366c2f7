import type { MunicipalityCode } from '../../municipality/schema.ts';
import { type Facility, FacilityFacts, type FacilityId, type Source } from '../schema.ts';
import { facilityFinder, type ImportRow } from './find-facility.ts';
import { identityOf } from './identity.ts';
import { sameValue } from './same-value.ts';

/** One field that an import would change. `before` is absent where nothing was known. */
export type FieldChange = { field: keyof FacilityFacts; before?: unknown; after: unknown };

/**
 * What an import would do with a row. `several`: more than one facility could be meant, a person must say which;
 * `repeated`: an earlier row of the file already spoke for this facility. Neither is applied.
 */
export type PlannedRow =
  | { kind: 'new'; line: number; facts: FacilityFacts }
  | { kind: 'changed'; line: number; facility: Facility; changes: readonly FieldChange[]; next: Facility }
  | { kind: 'same'; line: number; facility: Facility }
  | { kind: 'several'; line: number; facts: FacilityFacts; facilities: readonly Facility[] }
  | { kind: 'repeated'; line: number; facts: FacilityFacts; firstLine: number };

/** What an import would do, row by row, and which facilities the file no longer names. */
export type ImportPlan = { rows: readonly PlannedRow[]; gone: readonly Facility[] };

/** Types that only say what several more exact ones have in common; they never replace an exact one. */
const UMBRELLAS: Record<string, RegExp> = {
  'nursery-or-alike':
    /^(?:licensed-nursery|.*kodomoen|small-scale|family-daycare|workplace|home-visiting|community-childcare)$/,
  'community-childcare': /^(?:small-scale|family-daycare|workplace|home-visiting)$/,
  kodomoen: /^.+-kodomoen$/,
};

const saysLess = (field: keyof FacilityFacts, before: unknown, after: unknown): boolean =>
  field === 'type' &&
  typeof before === 'string' &&
  typeof after === 'string' &&
  UMBRELLAS[after]?.test(before) === true;

const FIELDS = Object.keys(FacilityFacts.shape) as (keyof FacilityFacts)[];

/** The fields that a row states otherwise than we know them. A field the row does not state is no change. */
const changesBetween = (facility: Facility, facts: FacilityFacts): FieldChange[] =>
  FIELDS.flatMap((field): FieldChange[] => {
    const [before, after] = [facility[field], facts[field]];
    if (after === undefined || sameValue(before, after) || saysLess(field, before, after)) return [];
    return [before === undefined ? { field, after } : { field, before, after }];
  });

const changed = (facility: Facility, changes: readonly FieldChange[]): Facility => ({
  ...facility,
  ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
});

const compared = (facility: Facility, { line, facts }: ImportRow): PlannedRow => {
  const changes = changesBetween(facility, facts);
  if (changes.length === 0) return { kind: 'same', line, facility };
  return { kind: 'changed', line, facility, changes, next: changed(facility, changes) };
};

/**
 * Compares a file with the facilities we have, without changing anything. Doing the plan and planning again gives no
 * new and no changed rows. `existing` is the scope of the file: what of it no row names is listed as gone.
 */
export const planImport = (existing: readonly Facility[], rows: readonly ImportRow[]): ImportPlan => {
  const find = facilityFinder(existing);
  const claimed = new Map<string, number>();
  const meant = new Set<FacilityId>();
  const planned = rows.map((row): PlannedRow => {
    const { line, facts } = row;
    const found = find(row);
    if (found.kind === 'several') {
      for (const { id } of found.facilities) meant.add(id);
      return { kind: 'several', line, facts, facilities: found.facilities };
    }
    const key = found.kind === 'one' ? found.facility.id : identityOf(facts);
    const firstLine = claimed.get(key);
    if (firstLine !== undefined) return { kind: 'repeated', line, facts, firstLine };
    claimed.set(key, line);
    return found.kind === 'one' ? compared(found.facility, row) : { kind: 'new', line, facts };
  });
  const gone = existing.filter(({ id }) => !claimed.has(id) && !meant.has(id));
  return { rows: planned, gone };
};

/**
 * The facilities after a plan: changed ones changed, new ones added with ids that `mint` gives, gone ones kept (whether
 * a facility closed is for a person to say). Every facility that a row spoke for carries the new source.
 */
export const applyPlan = (
  existing: readonly Facility[],
  plan: ImportPlan,
  { municipality, source, mint }: { municipality: MunicipalityCode; source: Source; mint: () => FacilityId },
): Facility[] => {
  const spokenFor = new Map<FacilityId, Facility>();
  for (const row of plan.rows) {
    if (row.kind === 'changed') spokenFor.set(row.facility.id, { ...row.next, source });
    if (row.kind === 'same') spokenFor.set(row.facility.id, { ...row.facility, source });
  }
  const added = plan.rows.flatMap((row) =>
    row.kind === 'new' ? [{ ...row.facts, id: mint(), municipality, source }] : [],
  );
  return [...existing.map((facility) => spokenFor.get(facility.id) ?? facility), ...added];
};
