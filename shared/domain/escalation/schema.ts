import { z } from 'zod';
import { AgencyId, CaseId, EscalationId, StaffId } from '../ids.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';
import { EscalationKindCode, EscalationTerms } from './kind.ts';

/** Whom was called before anything was written down, when a child was in danger there and then. */
export const CalledFirst = z.enum(['110', '119', '189']);
export type CalledFirst = z.infer<typeof CalledFirst>;

/** What worries somebody. What was seen and heard stays apart from what is supposed. Sealed wherever it rests. */
export const Concern = z.object({
  /** Which child: as much as is known. */
  child: z.string().min(1),
  whereabouts: z.string().optional(),
  seenAndHeard: z.string().min(1),
  supposed: z.string().optional(),
  immediateDanger: z.enum(['no', 'yes', 'unknown']),
  calledFirst: CalledFirst.optional(),
  consentGiven: z.enum(['spoken', 'paper']).optional(),
});
export type Concern = z.infer<typeof Concern>;

/** A person who acts on an escalation: one of us, or one of an agency. */
export const Actor = z.discriminatedUnion('who', [
  z.object({ who: z.literal('staff'), staffId: StaffId }),
  z.object({ who: z.literal('agency'), agencyId: AgencyId, contact: z.number().int() }),
]);
export type Actor = z.infer<typeof Actor>;

/** One notice to one contact of an agency, on one rung. */
export const Told = z.object({
  rung: z.number().int(),
  at: z.string(),
  agencyId: AgencyId,
  contact: z.number().int(),
  undelivered: z.boolean(),
});
export type Told = z.infer<typeof Told>;

/** Who confirmed that they have it: a name, since only a person can. By the page's button, or spoken on the phone. */
export const Acknowledgement = z.object({
  by: Actor,
  name: z.string().min(1),
  at: z.string(),
  how: z.enum(['button', 'phone']),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** How an escalation ends: somebody saw the child, or a person closed it and said why. */
export const Outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('child-seen'),
    seenBy: z.string().min(1),
    seenAt: z.string(),
    where: z.string().min(1),
    note: z.string().optional(),
  }),
  z.object({ kind: z.literal('closed'), reason: z.string().min(1) }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** What an agency asks back. */
export const Question = z.object({ at: z.string(), by: Actor, words: z.string().min(1) });
export type Question = z.infer<typeof Question>;

const known = {
  municipality: MunicipalityCode,
  escalationId: EscalationId,
  /** What is read out over the phone; it says nothing about anybody. */
  reference: z.string(),
  ward: WardCode,
  kind: EscalationKindCode,
  terms: EscalationTerms,
  caseId: CaseId.optional(),
  raisedAt: z.string(),
  /** Protected: shown to the agency and to supervisors, never in a mail. */
  raisedBy: StaffId,
  concern: Concern,
  told: z.array(Told),
  questions: z.array(Question),
  /** The last mark of the outcome clock about which everybody was reminded. */
  remindedUntil: z.string().optional(),
  /** Stands red on the desk until a person has dealt with it. */
  alarm: z.boolean(),
};

const rung = { rung: z.number().int().min(1), rungEndsAt: z.string() };

/** The life of an escalation. There is no way out of it but a person's. */
export const Escalation = z.discriminatedUnion('status', [
  z.object({ status: z.literal('raised'), ...known }),
  z.object({ status: z.literal('notified'), ...known, ...rung }),
  z.object({ status: z.literal('acknowledged'), ...known, acknowledgement: Acknowledgement }),
  z.object({
    status: z.literal('settled'),
    ...known,
    acknowledgement: Acknowledgement.optional(),
    outcome: Outcome,
    settledBy: Actor,
    settledAt: z.string(),
  }),
]);
export type Escalation = z.infer<typeof Escalation>;
export type Unsettled = Exclude<Escalation, { status: 'settled' }>;
export type Unacknowledged = Extract<Escalation, { status: 'raised' | 'notified' }>;
