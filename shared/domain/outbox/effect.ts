import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { FiscalYear } from '../calendar/fiscal-year.ts';
import { FacilityId } from '../facility/schema.ts';
import { AgencyId, CaseId, CorporationId, StaffId } from '../ids.ts';

/** The order in which waiting mails leave: a child in danger before a receipt, a receipt before a reminder. */
export const Lane = z.enum(['escalation', 'receipt', 'reminder', 'campaign']);
export type Lane = z.infer<typeof Lane>;

/** One mail has one recipient, by type; the address is looked up when it is sent, never kept in the outbox. */
export const Recipient = z.discriminatedUnion('who', [
  z.object({ who: z.literal('guardian'), caseId: CaseId }),
  z.object({ who: z.literal('facility'), facilityId: z.string() }),
  z.object({ who: z.literal('corporation'), corporationId: CorporationId }),
  z.object({ who: z.literal('agency'), agencyId: AgencyId, contact: z.number().int() }),
  z.object({ who: z.literal('staff'), staffId: StaffId }),
]);
export type Recipient = z.infer<typeof Recipient>;

export const WorkflowName = z.enum(['intake', 'waitlist-follow-up', 'vacancy-collection', 'escalation']);
export type WorkflowName = z.infer<typeof WorkflowName>;

/** Ids and counts only: whatever stands here may be seen in a console. */
export const Ids = z.record(z.string(), z.union([z.string().max(120), z.number(), z.boolean()]));

/** Mails of one letter that lie in the outbox as one row. More would make a row that is dear to write again. */
export const MAILS_PER_MAILING = 25;

/** What must happen outside the database because of a command. It lies in the outbox until it has happened. */
export const Effect = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mail'),
    letter: z.string(),
    to: Recipient,
    about: Ids,
    lane: Lane,
    /** The instant before which it must not leave. */
    notBefore: z.string().optional(),
  }),
  z.object({
    kind: z.literal('mailing'),
    letter: z.string(),
    /** What all of its mails are about. */
    about: Ids,
    lane: Lane,
    notBefore: z.string().optional(),
    /** One mail each. A mail is named by its place in this list, which never changes. */
    mails: z
      .array(z.object({ to: Recipient, about: Ids }))
      .min(1)
      .max(MAILS_PER_MAILING),
  }),
  z.object({
    kind: z.literal('start-workflow'),
    workflow: WorkflowName,
    /** Named by what it is about, so that starting twice starts once. */
    name: z.string().max(80),
    input: Ids,
    /** The instant before which it must not start. */
    notBefore: z.string().optional(),
  }),
  z.object({
    kind: z.literal('answer-workflow'),
    /** What the workflow waits for; see `Wait`. */
    wait: z.string(),
    output: Ids,
  }),
  z.object({
    kind: z.literal('match-again'),
    /** The round that brought the figures: a child hears of a facility's class once in it. */
    source: z.string().max(80),
    fiscalYear: FiscalYear,
    /** Facilities with the classes in which they have places that they had not. */
    places: z.array(z.object({ facility: FacilityId, classes: z.array(AgeClass).min(1) })).min(1),
  }),
]);
export type Effect = z.infer<typeof Effect>;
export type MatchAgainEffect = Extract<Effect, { kind: 'match-again' }>;
export type MailEffect = Extract<Effect, { kind: 'mail' }>;
export type MailingEffect = Extract<Effect, { kind: 'mailing' }>;
