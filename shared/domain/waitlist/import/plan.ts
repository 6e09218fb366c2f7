import { z } from 'zod';
import type { Deferral, DeferredChild } from '../schema.ts';
import { ReadRow } from './read-row.ts';

/**
 * What taking a row would do. `again`: it had left the list, and stands on it once more. `ended-here`: the family told us
 * that it found a place or withdrew; the list may say what it likes, nobody is asked again.
 */
export const Difference = z.enum(['new', 'changed', 'same', 'again', 'ended-here']);
export type Difference = z.infer<typeof Difference>;

export const PlannedRow = z.object({
  read: ReadRow,
  difference: Difference.optional(),
  /** Which fields the core system says otherwise than last time. */
  changes: z.array(z.string()),
});
export type PlannedRow = z.infer<typeof PlannedRow>;

/** A deferred child whom a list of its ward does not name any more. */
export type Gone = { childNumber: string };

const FIELDS = [
  'householdNumber',
  'ward',
  'childName',
  'childReading',
  'bornOn',
  'guardianName',
  'mail',
  'phone',
  'postalCode',
  'wishedFrom',
  'exclusion',
  'reason',
] as const satisfies readonly (keyof DeferredChild)[];

/** The fields in which two sayings of the core system differ. */
export const changedFields = (before: DeferredChild, now: DeferredChild): string[] =>
  FIELDS.filter((field) => (before[field] ?? '') !== (now[field] ?? ''));

/** What taking a child would do to what is known of it. */
export const differenceOf = (known: Deferral | undefined, child: DeferredChild): Difference => {
  if (!known) return 'new';
  if (known.status === 'ended')
    return known.ending === 'off-the-list' || known.ending === 'moved' ? 'again' : 'ended-here';
  return changedFields(known.said, child).length > 0 ? 'changed' : 'same';
};

/** The dry run: row by row what would happen, and who is gone. Writes nothing, and twice the same is the same. */
export const planImport = (
  rows: readonly ReadRow[],
  known: readonly Deferral[],
): { rows: PlannedRow[]; gone: Gone[] } => {
  const byNumber = new Map(known.map((deferral) => [deferral.childNumber, deferral]));
  const seen = new Set<string>();
  const planned = rows.map((read): PlannedRow => {
    if (read.quality === 'refused') return { read, changes: [] };
    const { child, line } = read;
    if (seen.has(child.childNumber)) {
      const repeated = {
        quality: 'refused',
        line,
        childNumber: child.childNumber,
        faults: ['repeated-in-file'],
      };
      return { read: ReadRow.parse(repeated), changes: [] };
    }
    seen.add(child.childNumber);
    const before = byNumber.get(child.childNumber);
    return {
      read,
      difference: differenceOf(before, child),
      changes: before ? changedFields(before.said, child) : [],
    };
  });
  return { rows: planned, gone: goneFrom(rows, known) };
};

/** Only of wards that the file speaks of: a list of one ward says nothing about another. */
const goneFrom = (rows: readonly ReadRow[], known: readonly Deferral[]): Gone[] => {
  const named = new Set(
    rows.map((row) => (row.quality === 'refused' ? row.childNumber : row.child.childNumber)),
  );
  const wards = new Set(rows.flatMap((row) => (row.quality === 'refused' ? [] : [row.child.ward])));
  return known
    .filter(
      (deferral) =>
        deferral.status === 'deferred' && wards.has(deferral.ward) && !named.has(deferral.childNumber),
    )
    .map(({ childNumber }) => ({ childNumber }));
};
