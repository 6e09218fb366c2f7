import { z } from 'zod';
import { FiscalYear } from '../calendar/fiscal-year.ts';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityTypeWord } from '../facility/facility-type.ts';
import { CampaignId, StaffId } from '../ids.ts';
import { LocalText, MunicipalityCode } from '../municipality/schema.ts';

/** When figures are shown to families: each as it comes, or all together once the round has closed. */
export const Publication = z.enum(['at-once', 'at-deadline']);
export type Publication = z.infer<typeof Publication>;

/** Working days after the opening. */
const WorkingDays = z.number().int().min(1).max(60);

const planned = {
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  /** Which set of questions the facilities are asked; a page answers to every set still in use. */
  formVersion: z.literal(1),
  rhythm: z.literal('once'),
  facilityTypes: z.array(FacilityTypeWord).min(1),
  opensOn: LocalDate,
  remindAfterDays: z.tuple([WorkingDays, WorkingDays]),
  deadlineAfterDays: WorkingDays,
  publication: Publication,
  /** The month whose selection the figures speak about, and the fiscal year of its classes. */
  speaksOf: z.object({ fiscalYear: FiscalYear, month: z.number().int().min(1).max(12) }),
  /** Whom a facility phones with a question, or after the deadline. */
  contact: z.object({ name: LocalText, phone: z.string().min(1).max(40) }),
  preparedBy: StaffId,
  preparedAt: z.string(),
};

/** Deadline and reminders as days of this round, with the instants at which the workflow wakes. */
const dated = {
  opensAt: z.string(),
  remindAt: z.tuple([z.string(), z.string()]),
  deadlineOn: LocalDate,
  /** The first instant that is too late. */
  deadlineAt: z.string(),
  openedAt: z.string(),
  openedBy: StaffId,
};

/** A municipality's survey round (Y3): prepared, running until its deadline, then closed, or stopped on the way. */
export const Campaign = z.discriminatedUnion('status', [
  z.object({ status: z.literal('draft'), ...planned }),
  z.object({ status: z.literal('open'), ...planned, ...dated }),
  z.object({ status: z.literal('closed'), ...planned, ...dated, closedAt: z.string() }),
  z.object({
    status: z.literal('stopped'),
    ...planned,
    ...dated,
    stoppedAt: z.string(),
    stoppedBy: StaffId,
  }),
]);
export type Campaign = z.infer<typeof Campaign>;
export type DraftCampaign = Extract<Campaign, { status: 'draft' }>;
export type OpenCampaign = Extract<Campaign, { status: 'open' }>;
export type StartedCampaign = Exclude<Campaign, { status: 'draft' }>;

/** What a person settles when preparing a round. Reminders come one after the other, both before the deadline. */
export const RoundPlan = z
  .object(planned)
  .omit({ municipality: true, campaignId: true, preparedBy: true, preparedAt: true })
  .refine((plan) => plan.remindAfterDays[0] < plan.remindAfterDays[1], {
    path: ['remindAfterDays'],
    message: 'reminders out of order',
  })
  .refine((plan) => plan.remindAfterDays[1] < plan.deadlineAfterDays, {
    path: ['deadlineAfterDays'],
    message: 'deadline before the last reminder',
  });
export type RoundPlan = z.infer<typeof RoundPlan>;
