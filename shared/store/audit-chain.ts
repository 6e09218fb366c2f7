import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { AuditEntry, AuditHead, AuditNote } from '../domain/audit/entry.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import { auditHeadKey, auditPartition } from './keys.ts';
import { auditEntries, auditHeads } from './ledger.ts';
import type { Kept } from './records.ts';
import type { Store } from './store.ts';
import { creating, saving, type Write } from './writes.ts';

/** What a command is refused with when another entry was chained meanwhile; it is then simply tried again. */
export const CHAIN_MOVED = 'AuditChainMoved';

const BEFORE_THE_FIRST = '0'.repeat(64);

/** The writes that put a note at the end of its subject's chain. */
export const chainNote = async (
  store: Store,
  municipality: MunicipalityCode,
  note: AuditNote,
  now: Temporal.Instant,
): Promise<Write[]> => {
  const head = await store.find(auditHeads, auditHeadKey(municipality, note.subject));
  const entry = chainedEntry(head?.value, municipality, note, now);
  const next: AuditHead = { municipality, subject: note.subject, sequence: entry.sequence, hash: entry.hash };
  return [
    creating(auditEntries, entry, CHAIN_MOVED),
    head ? saving(auditHeads, head, next, CHAIN_MOVED) : creating(auditHeads, next, CHAIN_MOVED),
  ];
};

/** The entry that follows a head. */
export const chainedEntry = (
  head: AuditHead | undefined,
  municipality: MunicipalityCode,
  note: AuditNote,
  now: Temporal.Instant,
): AuditEntry => {
  const unhashed = {
    municipality,
    ...note,
    sequence: (head?.sequence ?? 0) + 1,
    at: now.toString(),
    previousHash: head?.hash ?? BEFORE_THE_FIRST,
  };
  return { ...unhashed, hash: hashOf(unhashed) };
};

/**
 * Where a chain is broken first, or `undefined` when it is whole. Unit: sequence number. `reckoned` keeps the entries whose
 * hash was found right: whoever looks at the same unchanged entries again and again reckons each once.
 */
export const firstBreak = (
  entries: readonly AuditEntry[],
  reckoned: WeakSet<AuditEntry> = new WeakSet(),
): number | undefined => {
  let previousHash = BEFORE_THE_FIRST;
  for (const [index, entry] of entries.entries()) {
    if (entry.sequence !== index + 1 || entry.previousHash !== previousHash || !fits(entry, reckoned)) {
      return index + 1;
    }
    previousHash = entry.hash;
  }
  return undefined;
};

const fits = (entry: AuditEntry, reckoned: WeakSet<AuditEntry>): boolean => {
  if (reckoned.has(entry)) return true;
  const { hash, ...unhashed } = entry;
  if (hashOf(unhashed) !== hash) return false;
  reckoned.add(entry);
  return true;
};

/** The whole chain of a subject, oldest first. */
export const auditOf = async (store: Store, municipality: string, subject: string): Promise<AuditEntry[]> => {
  const kept: Kept<AuditEntry>[] = await store.ask(auditEntries, {
    pk: auditPartition(municipality, subject),
    begins: 'ENTRY#',
  });
  return kept.map((entry) => entry.value);
};

const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256').update(canonical(entry)).digest('hex');

/** JSON with its keys in order, so that a hash does not depend on how an item was read. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
};
