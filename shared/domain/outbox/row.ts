import { z } from 'zod';
import { OutboxId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { Effect } from './effect.ts';

const row = {
  municipality: MunicipalityCode,
  outboxId: OutboxId,
  effect: Effect,
  writtenAt: z.string(),
  /** Tries begun so far. */
  attempts: z.number().int(),
  /** Places of a mailing's mails that are not settled yet; absent while none is. */
  left: z.array(z.number().int()).optional(),
};

/** The life of an outbox row. `dueAt`: the instant at which somebody must look at it again, whatever else happened. */
export const OutboxRow = z.discriminatedUnion('status', [
  z.object({ status: z.literal('new'), ...row, dueAt: z.string() }),
  /** Somebody is at it, or was when the process died. Until `dueAt` nobody else may try. */
  z.object({ status: z.literal('claimed'), ...row, dueAt: z.string() }),
  z.object({ status: z.literal('sent'), ...row, sentAt: z.string(), providerId: z.string().optional() }),
  /** It came too late to matter: the family withdrew, the workflow had gone on. */
  z.object({ status: z.literal('dropped'), ...row, droppedAt: z.string(), reason: z.string() }),
  /** Tried to the end; a person must look. */
  z.object({ status: z.literal('failed'), ...row, failedAt: z.string(), reason: z.string() }),
]);
export type OutboxRow = z.infer<typeof OutboxRow>;
export type WaitingRow = Extract<OutboxRow, { status: 'new' | 'claimed' }>;

/**
 * A mail of a mailing that the provider took, heard from itself while the row was still being worked on. Written aside,
 * so that nobody waits for the row; whoever takes the row again leaves these mails alone.
 */
export const HeardMail = z.object({
  municipality: MunicipalityCode,
  outboxId: OutboxId,
  place: z.number().int(),
  heardAt: z.string(),
});
export type HeardMail = z.infer<typeof HeardMail>;
