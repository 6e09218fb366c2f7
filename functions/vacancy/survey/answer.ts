import type { Principal } from '../../../shared/domain/access/principal.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { CampaignId } from '../../../shared/domain/ids.ts';
import { answerReplaced, isSaidAlready } from '../../../shared/domain/survey/past-answer.ts';
import { type AnswerRefusal, isPublic, recordAnswer } from '../../../shared/domain/survey/rules.ts';
import type {
  Answer,
  AnsweredBy,
  AnsweredSurvey,
  Survey,
  SurveyDoor,
} from '../../../shared/domain/survey/schema.ts';
import { accepted, type Result } from '../../../shared/runtime/result.ts';
import { pastAnswers } from '../../../shared/store/answers.ts';
import { surveys } from '../../../shared/store/campaigns.ts';
import { type Command, carryOut } from '../../../shared/store/command.ts';
import { standingFreeze } from '../../../shared/store/publication-freezes.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { replacing, saving } from '../../../shared/store/writes.ts';
import { publish, shownBefore } from '../publication/publishing.ts';
import { SURVEY_MOVED } from '../rounds/rounds.ts';

export type GivenAnswer = {
  campaign: Kept<StartedCampaign>;
  survey: Kept<Survey>;
  answer: Answer;
  door: SurveyDoor;
  by: AnsweredBy;
  /** Only of a correction: why, and what belongs into its transaction. */
  correction?: { reason: string } & Pick<Command, 'effects' | 'audit'>;
};

/**
 * Records an answer: the survey row, which is its audit, and the published figures. Two items, four write units; a
 * correction keeps the answer before as a third; where a class got places, an outbox row wakes the matching too. While publication is
 * frozen the answer is kept and nothing is published.
 * Refusals: those of `recordAnswer`; `SurveyMoved` when somebody else answered at the same moment.
 */
export const giveAnswer = async (
  services: Services,
  { campaign, survey, answer, door, by, correction }: GivenAnswer,
): Promise<Result<AnsweredSurvey, AnswerRefusal | BrokenBelief>> => {
  const now = services.clock.now();
  const decided = recordAnswer(survey.value, campaign.value, answer, {
    door,
    by,
    now,
    reason: correction?.reason,
  });
  if (!decided.ok) return decided;
  // A second press: nothing is written, and its receipt is the first one's.
  if (isSaidAlready(survey.value, decided.value)) return accepted(survey.value);
  const replaced = answerReplaced(survey.value, decided.value);
  const held = await standingFreeze(services, campaign.value.municipality);
  const published =
    isPublic(campaign.value) && !held
      ? publish(campaign.value, [
          { survey: decided.value, shown: await shownBefore(services, decided.value, campaign.value) },
        ])
      : { writes: [], effects: [] };
  const outcome = await carryOut(services, {
    municipality: campaign.value.municipality,
    writes: [
      saving<Survey>(surveys, survey, decided.value, SURVEY_MOVED),
      ...(replaced ? [replacing(pastAnswers, replaced)] : []),
      ...published.writes,
    ],
    effects: [...published.effects, ...(correction?.effects ?? [])],
    audit: correction?.audit ?? [],
  });
  return outcome.ok ? accepted(decided.value) : outcome;
};

/** A facility that came by its link. */
export const facilityPrincipal = (survey: Survey): Extract<Principal, { who: 'facility' }> => ({
  who: 'facility',
  municipality: survey.municipality,
  facilityId: survey.facilityId,
  campaignId: survey.campaignId as CampaignId,
});
