import { Temporal } from 'temporal-polyfill';
import type { OutboxId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import type { Effect } from './effect.ts';
import type { OutboxRow, WaitingRow } from './row.ts';

type Instant = Temporal.Instant;

/** How long a claim holds. A mail's event comes back within seconds; after this, silence means it was not accepted. */
export const CLAIM_MINUTES = 15;

/** Waits before tries 2 to 8: gives up after about 17 hours. Unit: minutes. */
const RETRY_MINUTES = [1, 2, 5, 15, 60, 240, 720];

/** A fresh row. It is due at once; the sweeper looks for it if the stream forgot it. */
export const writeRow = (
  municipality: MunicipalityCode,
  outboxId: OutboxId,
  effect: Effect,
  now: Instant,
  notBefore: Instant = now,
): OutboxRow => ({
  status: 'new',
  municipality,
  outboxId,
  effect,
  writtenAt: now.toString(),
  attempts: 0,
  dueAt: notBefore.toString(),
});

/** Takes the row for one try; nobody else may try until the claim has run out. */
export const claimRow = (row: WaitingRow, now: Instant): WaitingRow => ({
  ...row,
  status: 'claimed',
  attempts: row.attempts + 1,
  dueAt: now.add({ minutes: CLAIM_MINUTES }).toString(),
});

/** Whether a row may be tried now: new and due, or claimed by somebody whose claim has run out. */
export const isDue = (row: OutboxRow, now: Instant): row is WaitingRow =>
  (row.status === 'new' || row.status === 'claimed') &&
  // As instants, never as texts: `09:00:00Z` sorts behind `09:00:00.5Z`.
  Temporal.Instant.compare(row.dueAt, now) <= 0;

export const markSent = (row: OutboxRow, now: Instant, providerId?: string): OutboxRow => {
  const { dueAt: _, ...rest } = row as WaitingRow;
  return { ...rest, status: 'sent', sentAt: now.toString(), ...(providerId ? { providerId } : {}) };
};

export const markDropped = (row: WaitingRow, now: Instant, reason: string): OutboxRow => {
  const { dueAt: _, ...rest } = row;
  return { ...rest, status: 'dropped', droppedAt: now.toString(), reason };
};

/** Whether claims ran out so often that the silence is no accident: tried again and again, it would be sent for ever. */
export const isTriedOut = (row: WaitingRow): boolean =>
  row.status === 'claimed' && row.attempts > RETRY_MINUTES.length;

/** The try failed and certainly had no effect: wait and try again, or give up and call for a person. */
export const markRefused = (row: WaitingRow, now: Instant, reason: string): OutboxRow => {
  const minutes = RETRY_MINUTES[row.attempts - 1];
  if (minutes !== undefined) return { ...row, status: 'new', dueAt: now.add({ minutes }).toString() };
  return markFailed(row, now, reason);
};

/** Places of a mailing's mails that are not settled, as far as the row knows. */
export const placesLeft = (row: WaitingRow): number[] =>
  row.left ?? (row.effect.kind === 'mailing' ? row.effect.mails.map((_, place) => place) : []);

/** How the mails of a claimed mailing ended that were tried: refused, or in the dark. Whatever else it holds is settled. */
export type MailingEnd = { refused: readonly number[]; unknown: readonly number[]; reason?: string };

/**
 * What becomes of a mailing after a try. Mails of which nothing is known keep the claim until it runs out: until then the
 * provider's events may tell. Where some were refused and none is in the dark, those are tried again at their time.
 */
export const markMailing = (row: WaitingRow, end: MailingEnd, now: Instant): OutboxRow => {
  const left = [...end.refused, ...end.unknown].sort((one, other) => one - other);
  if (left.length === 0) {
    const { left: _, ...settled } = row;
    return markSent(settled as WaitingRow, now);
  }
  if (end.unknown.length > 0) return { ...row, left };
  return markRefused({ ...row, left }, now, end.reason ?? 'refused');
};

/** Nothing more is tried; a person must look. */
export const markFailed = (row: WaitingRow, now: Instant, reason: string): OutboxRow => {
  const { dueAt: _, ...rest } = row;
  return { ...rest, status: 'failed', failedAt: now.toString(), reason };
};
