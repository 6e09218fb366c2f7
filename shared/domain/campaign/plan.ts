import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityTypeWord } from '../facility/facility-type.ts';
import { StaffId } from '../ids.ts';
import { LocalText, MunicipalityCode } from '../municipality/schema.ts';

/** Identifies a plan for good: `plan_` and a ULID. */
export const PlanId = z
  .string()
  .regex(/^plan_[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

/** When figures are shown to families: each as it comes, or all together once the round has closed. */
export const Publication = z.enum(['at-once', 'at-deadline']);
export type Publication = z.infer<typeof Publication>;

/** Working days after the opening. */
const WorkingDays = z.number().int().min(1).max(60);

/** A day of every year, `10-01`. */
export const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export type MonthDay = z.infer<typeof MonthDay>;

/** Monday is 1. Cities open no round at a weekend. */
const Weekday = z.number().int().min(1).max(5);

/**
 * When a municipality asks: on one day; every month on its n-th working day; every week on a weekday while the season
 * lasts (both ends included; it may reach over the new year). A weekday on which the offices are closed moves on.
 */
export const Rhythm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), on: LocalDate }),
  z.object({ kind: z.literal('monthly'), workingDay: z.number().int().min(1).max(15) }),
  z.object({ kind: z.literal('weekly'), weekday: Weekday, from: MonthDay, until: MonthDay }),
]);
export type Rhythm = z.infer<typeof Rhythm>;

/** What facilities are asked, when they are reminded, and how their answers are shown: of a plan and of each round. */
export const asking = {
  /** The municipality's set of questions, by version; a running round keeps the one it began with. */
  formVersion: z.number().int().positive(),
  facilityTypes: z.array(FacilityTypeWord).min(1),
  remindAfterDays: z.tuple([WorkingDays, WorkingDays]),
  deadlineAfterDays: WorkingDays,
  publication: Publication,
  /** What the municipality says to facilities before it asks, in its own words. */
  intro: LocalText.optional(),
  /** Whom a facility phones with a question, or after the deadline. */
  contact: z.object({
    name: LocalText,
    phone: z.string().min(1).max(40),
    /** Where printed sheets are sent back to. */
    fax: z.string().min(1).max(40).optional(),
  }),
};

type Days = { remindAfterDays: readonly [number, number]; deadlineAfterDays: number };

export const REMINDERS_OUT_OF_ORDER = {
  path: ['remindAfterDays'],
  message: 'reminders out of order',
};
export const areRemindersInOrder = ({ remindAfterDays: [first, second] }: Days): boolean => first < second;

export const DEADLINE_TOO_EARLY = {
  path: ['deadlineAfterDays'],
  message: 'deadline before the last reminder',
};
export const isDeadlineLast = ({ remindAfterDays: [, second], deadlineAfterDays }: Days): boolean =>
  second < deadlineAfterDays;

/** What a person settles of a plan. `speaksOfMonth`: months from the opening to the month that the figures speak of. */
export const PlanTerms = z
  .object({
    name: z.string().min(1).max(60),
    rhythm: Rhythm,
    ...asking,
    speaksOfMonth: z.number().int().min(0).max(6),
    /** The day of the opening's month whose state is asked for (横浜市: 毎月1日時点); without it, that of the day of the answer. */
    asOfDay: z.number().int().min(1).max(28).optional(),
    /** Who is to approve its rounds; without one, a supervisor who did not write the plan. */
    approver: StaffId.optional(),
    /** A plan that rests prepares nothing. */
    active: z.boolean(),
  })
  .refine(areRemindersInOrder, REMINDERS_OUT_OF_ORDER)
  .refine(isDeadlineLast, DEADLINE_TOO_EARLY);
export type PlanTerms = z.infer<typeof PlanTerms>;

/** One version of a municipality's plan. A change is a new version; a round says which one it was prepared from. */
export const CampaignPlan = z.object({
  municipality: MunicipalityCode,
  planId: PlanId,
  /** Counts up with each change; the store's own word is `version`. */
  edition: z.number().int().positive(),
  terms: PlanTerms,
  changedBy: StaffId,
  changedAt: z.string(),
});
export type CampaignPlan = z.infer<typeof CampaignPlan>;
