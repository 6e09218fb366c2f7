import { z } from 'zod';
import { FiscalYear } from '../calendar/fiscal-year.ts';
import { LocalDate } from '../calendar/local-date.ts';
import { CampaignId, StaffId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import {
  areRemindersInOrder,
  asking,
  DEADLINE_TOO_EARLY,
  isDeadlineLast,
  PlanId,
  REMINDERS_OUT_OF_ORDER,
} from './plan.ts';

const planned = {
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  rhythm: z.enum(['once', 'monthly', 'weekly']),
  /** The plan, and its edition, that this round was prepared from; a round that was typed in has none. */
  plan: z.object({ planId: PlanId, edition: z.number().int().positive() }).optional(),
  ...asking,
  opensOn: LocalDate,
  /** The month whose selection the figures speak about, and the fiscal year of its classes. */
  speaksOf: z.object({ fiscalYear: FiscalYear, month: z.number().int().min(1).max(12) }),
  /**
   * The day whose state is asked for, where it is one and the same for everybody (横浜市: 毎月1日時点), whenever the answer
   * comes. Without it figures are as of the day on which they were given.
   */
  figuresAsOf: LocalDate.optional(),
  /** Who answers for what the draft says: who typed it in, or who wrote the plan. */
  preparedBy: StaffId,
  preparedAt: z.string(),
};

/** Deadline and reminders as days of this round, with the instants at which the workflow wakes. */
const dated = {
  /** Nobody is mailed before: at the earliest ten minutes after the approval. */
  opensAt: z.string(),
  remindAt: z.tuple([z.string(), z.string()]),
  deadlineOn: LocalDate,
  /** The first instant that is too late. */
  deadlineAt: z.string(),
  openedAt: z.string(),
  /** Who approved it; above twenty recipients never who prepared it. */
  openedBy: StaffId,
};

/** A municipality's survey round (Y3): prepared, running until its deadline, then closed, or ended on the way. */
export const Campaign = z.discriminatedUnion('status', [
  z.object({ status: z.literal('draft'), ...planned }),
  /** Somebody put the draft away: nobody was ever asked. */
  z.object({ status: z.literal('discarded'), ...planned, discardedAt: z.string(), discardedBy: StaffId }),
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
export type StartedCampaign = Exclude<Campaign, { status: 'draft' | 'discarded' }>;

/** What a person settles when preparing a round. Reminders come one after the other, both before the deadline. */
export const RoundPlan = z
  .object(planned)
  .omit({ municipality: true, campaignId: true, preparedBy: true, preparedAt: true })
  .refine(areRemindersInOrder, REMINDERS_OUT_OF_ORDER)
  .refine(isDeadlineLast, DEADLINE_TOO_EARLY);
export type RoundPlan = z.infer<typeof RoundPlan>;
