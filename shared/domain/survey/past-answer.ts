import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { Answer, AnsweredBy, type AnsweredSurvey, type Survey, SurveyDoor } from './schema.ts';

/** An answer that another has replaced: what was said, when, by whom and by which door. */
export const PastAnswer = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  answer: Answer,
  answeredAt: z.string(),
  door: SurveyDoor,
  by: AnsweredBy,
});
export type PastAnswer = z.infer<typeof PastAnswer>;

/** The answer that `next` replaces; nothing where there was none yet, or where a second press says the same by the same way. */
export const answerReplaced = (survey: Survey, next: AnsweredSurvey): PastAnswer | undefined => {
  if (survey.status !== 'answered') return undefined;
  const { municipality, campaignId, facilityId, answer, answeredAt, door, by } = survey;
  if (JSON.stringify([answer, door, by]) === JSON.stringify([next.answer, next.door, next.by]))
    return undefined;
  return { municipality, campaignId, facilityId, answer, answeredAt, door, by };
};
