import type { Principal } from '../../shared/domain/access/principal.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import type { CampaignId } from '../../shared/domain/ids.ts';
import { answerReplaced } from '../../shared/domain/survey/past-answer.ts';
import { type AnswerRefusal, isPublic, recordAnswer } from '../../shared/domain/survey/rules.ts';
import type {
  Answer,
  AnsweredBy,
  AnsweredSurvey,
  Survey,
  SurveyDoor,
} from '../../shared/domain/survey/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { pastAnswers } from '../../shared/store/answers.ts';
import { surveys } from '../../shared/store/campaigns.ts';
import { carryOut, carryOutOnce } from '../../shared/store/command.ts';
import { standingFreeze } from '../../shared/store/publication-freezes.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { replacing, saving } from '../../shared/store/writes.ts';
import { publish, shownBefore } from './publishing.ts';
import { SURVEY_MOVED } from './rounds.ts';
import { surveyMail } from './survey-mail.ts';

export type GivenAnswer = {
  campaign: Kept<StartedCampaign>;
  survey: Kept<Survey>;
  answer: Answer;
  door: SurveyDoor;
  by: AnsweredBy;
};

/**
 * Records an answer: the survey row, which is its audit, and the published figures. Two items, four write units; a
 * correction keeps the answer before as a third; where a class got places, an outbox row wakes the matching too. While publication is
 * frozen the answer is kept and nothing is published.
 * Refusals: those of `recordAnswer`; `SurveyMoved` when somebody else answered at the same moment.
 */
export const giveAnswer = async (
  services: Services,
  { campaign, survey, answer, door, by }: GivenAnswer,
): Promise<Result<AnsweredSurvey, AnswerRefusal | BrokenBelief>> => {
  const now = services.clock.now();
  const decided = recordAnswer(survey.value, campaign.value, answer, { door, by, now });
  if (!decided.ok) return decided;
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
    effects: published.effects,
  });
  return outcome.ok ? accepted(decided.value) : outcome;
};

/**
 * Sends the receipt of an answer to the address that the facility is registered with, once per press of the button. It is a command of its own, so that the answer stays
 * small; a receipt that a crash swallowed is sent when the person, who then got no page either, presses again.
 */
export const sendReceipt = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  { facility, receiptReader: reader }: { facility: Facility; receiptReader: string | undefined },
  onceKey: string,
): Promise<void> => {
  const { municipality } = campaign.value;
  if (!reader) return;
  const receipt = surveyMail(services, { kept: campaign }, facility.id, {
    letter: 'survey-receipt',
    lane: 'receipt',
    reader,
  });
  const once = { municipality, key: `survey-receipt:${onceKey}`, request: facility.id };
  await carryOutOnce(services, once, async () =>
    accepted({ command: { municipality, writes: [], effects: [receipt] }, answer: {} }),
  );
};

/** A facility that came by its link. */
export const facilityPrincipal = (survey: Survey): Extract<Principal, { who: 'facility' }> => ({
  who: 'facility',
  municipality: survey.municipality,
  facilityId: survey.facilityId,
  campaignId: survey.campaignId as CampaignId,
});
