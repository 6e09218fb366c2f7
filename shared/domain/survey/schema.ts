import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId, CorporationId, StaffId, TaskId } from '../ids.ts';
import { SurveyReader } from '../link/schema.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';
import { StaffRole } from '../staff/schema.ts';
import { offers } from '../vacancy/offers.ts';
import { Count } from '../vacancy/schema.ts';

/**
 * The way an answer came in: the mail's link, reference and code typed in, a call, a sheet sent back by FAX, a
 * corporation's file or system, and a file that the office itself took in.
 */
export const SurveyDoor = z.enum(['link', 'code', 'phone', 'fax', 'file', 'api', 'import']);
export type SurveyDoor = z.infer<typeof SurveyDoor>;

/** Who gave or typed in an answer: the facility through one of its contacts, its corporation (法人), or staff. */
export const AnsweredBy = z.discriminatedUnion('who', [
  z.object({ who: z.literal('facility'), contact: SurveyReader.optional() }),
  z.object({ who: z.literal('corporation'), corporationId: CorporationId }),
  z.object({ who: z.literal('staff'), staffId: StaffId, role: StaffRole }),
]);
export type AnsweredBy = z.infer<typeof AnsweredBy>;

const NumberOrSilence = Count.nullable();
/** Year and month as one number, `202701`. */
const MonthNumber = z.number().int().min(200001).max(220012);

/** Capacity, enrolled, vacancy, waiting, `null` where nothing was said; then the month from which the places are free, where one was named. */
export const PackedNumbers = z.tuple([
  NumberOrSilence,
  NumberOrSilence,
  NumberOrSilence,
  NumberOrSilence,
  MonthNumber.optional(),
]);
export type PackedNumbers = z.infer<typeof PackedNumbers>;

/**
 * One class as a survey row keeps it. Short on purpose: a row with its answer stays under one kilobyte, so that an
 * answer costs two small writes.
 */
export const PackedClass = z.union([z.literal('no class'), z.literal('not said'), PackedNumbers]);
export type PackedClass = z.infer<typeof PackedClass>;

export const PackedFigures = z.object({
  classes: z.tuple([PackedClass, PackedClass, PackedClass, PackedClass, PackedClass, PackedClass]),
  joint: z.array(z.object({ of: z.array(AgeClass).min(2), is: PackedNumbers })).max(3),
});
export type PackedFigures = z.infer<typeof PackedFigures>;

/** Characters of a facility's remark to the office. A hundred Japanese ones are 300 bytes. */
export const REMARK_LENGTH = 100;

/** Characters of the reason for a correction, as long as a remark. */
export const REASON_LENGTH = 100;

/** Why staff put another answer in the place of one. The facility reads it too. */
export const CorrectionReason = z.string().min(1).max(REASON_LENGTH);

/** What a facility says in one round. */
export const Answer = z.object({
  /** The version of the question set that it answers. Answers from before there were sets have none. */
  set: z.number().int().positive().optional(),
  figures: PackedFigures,
  ...offers,
  remark: z.string().max(REMARK_LENGTH).optional(),
  /** True when it said "as before" with one button. */
  unchanged: z.boolean(),
});
export type Answer = z.infer<typeof Answer>;

const asked = {
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  ward: WardCode,
  askedAt: z.string(),
  /** A print of where it was written to, to tell next time whether the address has changed; the address stays in the directory. */
  sentTo: z.string().max(8).optional(),
  /** Reminders put into the outbox so far. */
  reminded: z.number().int().min(0).max(2),
  /** Hours of the week at which this facility answered in earlier rounds; see `Habit`. */
  habit: z.array(z.number().int().min(0).max(167)).max(6).optional(),
};

/**
 * One facility in one round. The row is also the history and the audit of its answer: who, when, by which door.
 * `phoned`: a consultant is to call; `left`: nobody asks it any more, because a person gave up, or because the facility itself
 * paused, closed or went over into another.
 */
export const Survey = z.discriminatedUnion('status', [
  z.object({ status: z.literal('asked'), ...asked }),
  z.object({
    status: z.literal('phoned'),
    ...asked,
    taskId: TaskId,
    why: z.enum(['no-address', 'undelivered', 'silent']),
    phonedFrom: z.string(),
  }),
  z.object({
    status: z.literal('answered'),
    ...asked,
    answer: Answer,
    answeredAt: z.string(),
    door: SurveyDoor,
    by: AnsweredBy,
    /** Only of an answer by which staff corrected the one before. */
    reason: CorrectionReason.optional(),
  }),
  z.object({
    status: z.literal('left'),
    ...asked,
    leftAt: z.string(),
    /** Who gave up; nobody when the facility's own end was the reason. */
    leftBy: StaffId.optional(),
    why: z.enum(['not-reached', 'declined', 'suspended', 'closed', 'merged']),
  }),
]);
export type Survey = z.infer<typeof Survey>;
export type AnsweredSurvey = Extract<Survey, { status: 'answered' }>;
export type PhonedSurvey = Extract<Survey, { status: 'phoned' }>;
