import { z } from 'zod';
import { Principal } from '../access/principal.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** Who did or read what, and why. Each entry of a subject's chain carries the hash of the one before. */
export const AuditEntry = z.object({
  municipality: MunicipalityCode,
  /** What the chain is about: a case, an escalation, a campaign. */
  subject: z.string(),
  sequence: z.number().int(),
  at: z.string(),
  by: Principal,
  /** A past tense word of the domain: `CaseOpened`, `CaseRead`. */
  fact: z.string(),
  /** What the reading was for. */
  purpose: z.string().optional(),
  about: z.record(z.string(), z.string()),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Where a chain ends now. */
export const AuditHead = AuditEntry.pick({ municipality: true, subject: true, sequence: true, hash: true });
export type AuditHead = z.infer<typeof AuditHead>;

/** An entry before it is chained. */
export type AuditNote = Pick<AuditEntry, 'by' | 'fact' | 'about'> & { subject: string; purpose?: string };
