import { z } from 'zod';
import { AuditEntry, AuditHead } from '../domain/audit/entry.ts';
import { Door, Link } from '../domain/link/schema.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { dueLaneOf } from '../domain/outbox/due-lanes.ts';
import { HeardMail, OutboxRow } from '../domain/outbox/row.ts';
import { Wait } from '../domain/outbox/wait.ts';
import {
  auditEntryKey,
  auditHeadKey,
  doorKey,
  dueIndex,
  heardMailKey,
  idempotencyKey,
  linkKey,
  outboxKey,
  waitKey,
} from './keys.ts';
import { defineRecords } from './records.ts';

const DAY_SECONDS = 86_400;

/** Sent rows stay for the clerk who asks what went out. */
const OUTBOX_KEPT_DAYS = 400;

const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

export const outboxRows = defineRecords<OutboxRow>({
  table: 'ledger',
  entity: 'outbox-row',
  schema: OutboxRow,
  key: (row) => outboxKey(row.municipality, row.outboxId),
  index: (row) =>
    'dueAt' in row ? dueIndex(row.municipality, dueLaneOf(row.effect), row.dueAt, row.outboxId) : {},
  expiresAtEpochSeconds: (row) => epochSeconds(row.writtenAt) + OUTBOX_KEPT_DAYS * DAY_SECONDS,
});

/** Needed as long as the row may be tried; its claims end within a day. */
const HEARD_KEPT_DAYS = 7;

export const heardMails = defineRecords<HeardMail>({
  table: 'ledger',
  entity: 'heard-mail',
  schema: HeardMail,
  key: (heard) => heardMailKey(heard.municipality, heard.outboxId, heard.place),
  expiresAtEpochSeconds: (heard) => epochSeconds(heard.heardAt) + HEARD_KEPT_DAYS * DAY_SECONDS,
});

export const waits = defineRecords<Wait>({
  table: 'ledger',
  entity: 'wait',
  schema: Wait,
  key: (wait) => waitKey(wait.municipality, wait.wait),
});

export const auditEntries = defineRecords<AuditEntry>({
  table: 'ledger',
  entity: 'audit-entry',
  schema: AuditEntry,
  key: (entry) => auditEntryKey(entry.municipality, entry.subject, entry.sequence),
});

export const auditHeads = defineRecords<AuditHead>({
  table: 'ledger',
  entity: 'audit-head',
  schema: AuditHead,
  key: (head) => auditHeadKey(head.municipality, head.subject),
});

export const links = defineRecords<Link>({
  table: 'ledger',
  entity: 'link',
  schema: Link,
  key: (link) => linkKey(link.municipality, link.tokenHash),
  expiresAtEpochSeconds: (link) => epochSeconds(link.expiresAt),
});

export const doors = defineRecords<Door>({
  table: 'ledger',
  entity: 'door',
  schema: Door,
  key: (door) => doorKey(door.municipality, door.reference),
  expiresAtEpochSeconds: (door) => epochSeconds(door.expiresAt),
});

/** A command that was carried out: what it was asked with (hash), and what was answered. */
export const Once = z.object({
  municipality: MunicipalityCode,
  onceKey: z.string(),
  requestHash: z.string(),
  answer: z.record(z.string(), z.string()),
  expiresAt: z.string(),
});
export type Once = z.infer<typeof Once>;

export const onceRows = defineRecords<Once>({
  table: 'ledger',
  entity: 'once',
  schema: Once,
  key: (once) => idempotencyKey(once.municipality, once.onceKey),
  expiresAtEpochSeconds: (once) => epochSeconds(once.expiresAt),
});
