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
  given: GivenAnswer,
): Promise<Result<AnsweredSurvey, AnswerRefusal | BrokenBelief>> => {
  const decided = await answerCommand(services, given);
  if (!decided.ok) return decided;
  const { answered, command } = decided.value;
  if (command.writes.length === 0) return accepted(answered);
  const outcome = await carryOut(services, command);
  return outcome.ok ? accepted(answered) : outcome;
};

/**
 * What giving an answer means, for a door that carries it out with something of its own. A second press writes nothing, and its
 * receipt is the first one's.
 */
export const answerCommand = async (
  services: Services,
  { campaign, survey, answer, door, by, correction }: GivenAnswer,
): Promise<Result<{ answered: AnsweredSurvey; command: Command }, AnswerRefusal>> => {
  const { municipality } = campaign.value;
  const now = services.clock.now();
  const decided = recordAnswer(survey.value, campaign.value, answer, {
    door,
    by,
    now,
    reason: correction?.reason,
  });
  if (!decided.ok) return decided;
  const answered = decided.value;
  if (isSaidAlready(survey.value, answered))
    return accepted({ answered: survey.value, command: { municipality, writes: [] } });
  const replaced = answerReplaced(survey.value, answered);
  const held = await standingFreeze(services, municipality);
  const published =
    isPublic(campaign.value) && !held
      ? publish(campaign.value, [
          { survey: answered, shown: await shownBefore(services, answered, campaign.value) },
        ])
      : { writes: [], effects: [] };
  const writes = [
    saving<Survey>(surveys, survey, answered, SURVEY_MOVED),
    ...(replaced ? [replacing(pastAnswers, replaced)] : []),
    ...published.writes,
  ];
  const effects = [...published.effects, ...(correction?.effects ?? [])];
  const audit = correction?.audit ?? [];
  return accepted({ answered, command: { municipality, writes, effects, audit } });
};

/** A facility that came by its link. */
export const facilityPrincipal = (survey: Survey): Extract<Principal, { who: 'facility' }> => ({
  who: 'facility',
  municipality: survey.municipality,
  facilityId: survey.facilityId,
  campaignId: survey.campaignId as CampaignId,
});
