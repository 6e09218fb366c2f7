import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { tokyoDate } from '../../runtime/clock.ts';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import {
  Answer,
  AnsweredBy,
  type AnsweredSurvey,
  CorrectionReason,
  type Survey,
  SurveyDoor,
} from './schema.ts';

/** An answer that another has replaced: what was said, when, by whom and by which door. */
export const PastAnswer = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  answer: Answer,
  answeredAt: z.string(),
  door: SurveyDoor,
  by: AnsweredBy,
  reason: CorrectionReason.optional(),
});
export type PastAnswer = z.infer<typeof PastAnswer>;

/** In the order of the schema, however it was put together. */
const saidIn = ({ answer, door, by }: AnsweredSurvey): string =>
  JSON.stringify([Answer.parse(answer), door, AnsweredBy.parse(by)]);

const saysTheSame = (survey: AnsweredSurvey, next: AnsweredSurvey): boolean =>
  saidIn(survey) === saidIn(next);

const dayOf = ({ answeredAt }: AnsweredSurvey): string =>
  tokyoDate(Temporal.Instant.from(answeredAt)).toString();

/** Whether an answer only repeats, by the same way and on the same day, what stands: as a second press does. On a later day it is news. */
export const isSaidAlready = (survey: Survey, next: AnsweredSurvey): survey is AnsweredSurvey =>
  survey.status === 'answered' && saysTheSame(survey, next) && dayOf(survey) === dayOf(next);

/** The answer that `next` replaces; nothing where there was none yet, or where a second press says the same by the same way. */
export const answerReplaced = (survey: Survey, next: AnsweredSurvey): PastAnswer | undefined => {
  if (survey.status !== 'answered' || saysTheSame(survey, next)) return undefined;
  const { municipality, campaignId, facilityId, answer, answeredAt, door, by, reason } = survey;
  return {
    municipality,
    campaignId,
    facilityId,
    answer,
    answeredAt,
    door,
    by,
    ...(reason ? { reason } : {}),
  };
};
