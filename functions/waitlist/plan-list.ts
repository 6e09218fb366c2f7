import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { type PlannedRow, planImport } from '../../shared/domain/waitlist/import/plan.ts';
import { type ReadRow, readRow } from '../../shared/domain/waitlist/import/read-row.ts';
import type { ImportPart, WaitlistImport } from '../../shared/domain/waitlist/import/schema.ts';
import { openWaitlist, type WaitlistRefusal } from '../../shared/files/open-waitlist.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Services } from '../../shared/store/services.ts';
import { deferralsOf } from '../../shared/store/waitlist.ts';
import { importParts, waitlistImports } from '../../shared/store/waitlist-imports.ts';
import { creating } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import { todayOf } from './round.ts';

/** Rows of one part: a part lies in one item, well below its largest size. */
const ROWS_PER_PART = 25;
/** Parts of one transaction, well below its largest size. */
const PARTS_AT_ONCE = 40;

export type ListRefusal = WaitlistRefusal | { kind: 'list is too long' };

/** More rows than any municipality has deferred children. */
const MOST_ROWS = 20_000;

/**
 * The dry run of a list: reads it, compares it with what is known, keeps what it found for a person to confirm, and
 * changes nothing else. The head is written last: a run that was killed leaves nothing that anybody sees.
 */
export const planList = async (
  services: Services,
  city: Municipality,
  by: StaffPrincipal,
  bytes: Uint8Array,
): Promise<Result<string, ListRefusal>> => {
  const opened = openWaitlist(bytes);
  if (!opened.ok) return opened;
  const { columns, encoding } = opened.value;
  if (opened.value.rows.length > MOST_ROWS) return refused({ kind: 'list is too long' });
  const context = { municipality: city, myWards: by.wards, today: todayOf(services).toString() };
  const rows = opened.value.rows.map((record): ReadRow => readRow(record, columns, context));
  const known = await Promise.all(
    city.wards.map(({ ward }) => deferralsOf(services.store, city.municipality, ward)),
  );
  const plan = planImport(
    rows,
    known.flat().map((kept) => kept.value),
  );
  const importId = services.ids.mint('import');
  const uploadedAt = services.clock.now().toString();
  const parts = partsOf(
    plan.rows,
    (part, some): ImportPart => ({
      municipality: city.municipality,
      importId,
      part,
      uploadedAt,
      rows: some,
    }),
  );
  const head: WaitlistImport = {
    status: 'planned',
    municipality: city.municipality,
    importId,
    uploadedAt,
    uploadedBy: by.staffId,
    encoding,
    unknownColumns: columns.unknown,
    counts: countsOf(plan.rows),
    gone: plan.gone.map(({ childNumber }) => childNumber),
    parts: parts.length,
  };
  await keep(services, by, head, parts);
  return accepted(importId);
};

const partsOf = <T>(rows: readonly PlannedRow[], make: (part: number, rows: PlannedRow[]) => T): T[] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_PER_PART) }, (_, part) =>
    make(part, rows.slice(part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART)),
  );

const keep = async (
  services: Services,
  by: StaffPrincipal,
  head: WaitlistImport,
  parts: readonly ImportPart[],
): Promise<void> => {
  for (let start = 0; start < parts.length; start += PARTS_AT_ONCE) {
    const some = parts.slice(start, start + PARTS_AT_ONCE);
    const kept = await services.store.commit(some.map((part) => creating(importParts, part, 'PartExists')));
    if (!kept.ok) throw new Error(kept.refusal.kind);
  }
  const outcome = await carryOut(services, {
    municipality: head.municipality,
    writes: [creating(waitlistImports, head, 'ImportExists')],
    audit: [{ by, subject: head.importId, fact: 'WaitlistUploaded', about: { rows: String(parts.length) } }],
  });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
};

const countsOf = (rows: readonly PlannedRow[]): WaitlistImport['counts'] => {
  const of = (test: (row: PlannedRow) => boolean): number => rows.filter(test).length;
  return {
    new: of((row) => row.difference === 'new'),
    changed: of((row) => row.difference === 'changed'),
    same: of((row) => row.difference === 'same'),
    again: of((row) => row.difference === 'again'),
    endedHere: of((row) => row.difference === 'ended-here'),
    doubtful: of((row) => row.read.quality === 'doubtful'),
    refused: of((row) => row.read.quality === 'refused'),
  };
};
