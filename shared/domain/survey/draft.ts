import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { AnsweredBy, type Survey } from './schema.ts';

/**
 * What a facility has typed in and saved part-way (途中保存): as it was typed, read by nobody else, never published and never
 * counted. It goes with its round.
 */
export const AnswerDraft = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  typed: z.record(z.string(), z.array(z.string().max(200)).max(8)),
  /** Who typed it; drafts from before this was kept have none. */
  by: AnsweredBy.optional(),
  savedAt: z.string(),
  /** When its round's links end. Unit: epoch seconds. */
  keptUntilEpochSeconds: z.number().int(),
});
export type AnswerDraft = z.infer<typeof AnswerDraft>;

/** Whether a draft still says something: an answer that came later has overtaken it. */
export const isCurrent = (draft: AnswerDraft, survey: Survey): boolean =>
  survey.status !== 'answered' || Date.parse(survey.answeredAt) < Date.parse(draft.savedAt);
