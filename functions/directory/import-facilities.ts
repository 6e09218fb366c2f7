import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import { applyPlan, type ImportPlan, planImport } from '../../shared/domain/facility/import/plan-import.ts';
import { type UnderstoodFile, understand } from '../../shared/domain/facility/import/understand.ts';
import { facilityTypes } from '../../shared/domain/facility/known-types.ts';
import type { Facility, FacilityId } from '../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { type OpenRefusal, openSheet } from '../../shared/files/open-sheet.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import { directorySettingsOf, facilities, facilitiesOf } from '../../shared/store/facilities.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { replacing } from '../../shared/store/writes.ts';

/** What an import would do: what was understood of the file, and what that changes. Nothing is written yet. */
export type DryRun = { file: UnderstoodFile; plan: ImportPlan; existing: readonly Facility[] };

/** Reads a file of facilities as cities publish them and compares it with the directory. */
export const planFacilityImport = async (
  services: Services,
  { municipality, name }: Municipality,
  bytes: Uint8Array,
): Promise<Result<DryRun, OpenRefusal>> => {
  const opened = openSheet(bytes);
  if (!opened.ok) return opened;
  const { ownTypes } = await directorySettingsOf(services.store, municipality);
  const file = understand(opened.value.sheet, {
    municipality,
    city: name.ja,
    types: facilityTypes(ownTypes),
  });
  const existing = (await facilitiesOf(services.store, municipality)).map((kept) => kept.value);
  const rows = file.rows.flatMap(({ line, facts, id, kind }) =>
    facts && kind !== 'refused' ? [{ line, facts, id }] : [],
  );
  return accepted({ file, existing, plan: planImport(existing, rows) });
};

/** A transaction takes a hundred writes, an audit entry among them takes two. */
const FACILITIES_AT_ONCE = 90;

export type Imported = { added: number; changed: number; same: number };

/**
 * Writes what a dry run showed, a batch at a time. Repeat-safe: cut short and run again, it goes on where it was, since
 * each facility is found again by its number, or its name and address.
 */
export const importFacilities = async (
  services: Services,
  by: Principal,
  municipality: Municipality,
  { plan, existing }: DryRun,
  sourceName: string,
): Promise<Result<Imported, NotYours | BrokenBelief>> => {
  const { municipality: code } = municipality;
  const allowed = mayI(by, 'write', { kind: 'registry', municipality: code });
  if (!allowed.ok) return allowed;
  const source = { name: sourceName, asOf: tokyoDate(services.clock.now()).toString() };
  const mint = () => services.ids.mint('facility') as FacilityId;
  const next = applyPlan(existing, plan, { municipality: code, source, mint });
  const known = new Set(existing);
  const toWrite = next.filter((facility) => !known.has(facility));
  for (let start = 0; start < toWrite.length; start += FACILITIES_AT_ONCE) {
    const batch = toWrite.slice(start, start + FACILITIES_AT_ONCE);
    const outcome = await carryOut(services, {
      municipality: code,
      writes: batch.map((facility) => replacing(facilities, facility)),
      audit: [
        {
          by,
          subject: `directory-${code}`,
          fact: 'FacilitiesImported',
          about: { count: String(batch.length), source: sourceName },
        },
      ],
    });
    if (!outcome.ok) return outcome;
  }
  return accepted(countsOf(plan));
};

/** How many rows of a plan are new, changed and the same. */
export const countsOf = ({ rows }: ImportPlan): Imported => {
  const count = (kind: ImportPlan['rows'][number]['kind']) => rows.filter((row) => row.kind === kind).length;
  return { added: count('new'), changed: count('changed'), same: count('same') };
};
