import { z } from 'zod';
import { LocalDate } from '../../../shared/domain/calendar/local-date.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import { type AnswerRefusal, figuresOf, openQuestions } from '../../../shared/domain/survey/rules.ts';
import { answerAsAsked, type NotAsked } from '../../../shared/domain/survey/said.ts';
import type { Answer, AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import type { WhenPublic } from '../../../shared/domain/survey/when-public.ts';
import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import { accepted, type Result, refused } from '../../../shared/runtime/result.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../../shared/store/command.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { answerCommand } from '../survey/answer.ts';
import { answerFrom } from '../survey/figures-form.ts';
import { sendReceipt } from '../survey/receipts.ts';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';
import type { AnswerBody } from './answer-body.ts';
import { surveyReference } from './reference.ts';
import { isAsked } from './survey-list.ts';

/** What a program is told of its answer: when it was taken, and when families see it. */
export const AnswerGiven = z.object({
  reference: z.string(),
  answeredAt: z.string(),
  shown: z.enum(['now', 'after-deadline', 'frozen'] satisfies WhenPublic['kind'][]),
  /** The first day on which families see it, where it is not shown now and the day is known. */
  shownFrom: LocalDate.optional(),
});
export type AnswerGiven = z.infer<typeof AnswerGiven>;

export type DoorRefusal =
  | AnswerRefusal
  | NotAsked
  | { kind: 'FacilityHasLeft' | 'NothingBefore' | 'AnsweredAlready' }
  | { kind: 'ToBeConfirmed'; questions: readonly PlausibilityQuestion[] };

/** One answer, once per key; its receipt goes to the address that the facility is registered with, as from every door. */
export const giveAnswerByApi = async (
  services: Services,
  corporation: Corporation,
  given: { visit: SurveyVisit; body: AnswerBody; onceKey: string },
): Promise<Result<AnswerGiven, DoorRefusal | OnceRefusal | BrokenBelief>> => {
  const { visit, body, onceKey } = given;
  const { municipality, campaignId, facilityId } = visit.survey.value;
  const once = { municipality, key: `survey-answer:${onceKey}`, request: body };
  const outcome = await carryOutOnce(services, once, () => decide(services, corporation, visit, body));
  if (!outcome.ok) return outcome;
  const answer = AnswerGiven.parse(outcome.value);
  const { answeredAt } = answer;
  const about = { municipality, campaignId, facilityId, answeredAt };
  await sendReceipt(services, visit.campaign, about, visit.receiptReader);
  return accepted(answer);
};

type Decision = Result<{ command: Command; answer: Record<string, string> }, DoorRefusal>;

const decide = async (
  services: Services,
  { corporationId }: Corporation,
  visit: SurveyVisit,
  body: AnswerBody,
): Promise<Decision> => {
  const { campaign, survey } = visit;
  if (!isAsked(services, visit)) return refused({ kind: 'FacilityHasLeft' });
  const answer = answerOf(visit, body);
  if (!answer.ok) return answer;
  const by = { who: 'corporation', corporationId } as const;
  const given = { campaign, survey, answer: answer.value, door: 'api', by } as const;
  const decided = await answerCommand(services, given);
  if (!decided.ok) return decided;
  const { answered, command } = decided.value;
  const questions = 'unchanged' in body ? [] : stillOpen(answered, visit, campaign.value, body.confirmed);
  if (questions.length > 0) return refused({ kind: 'ToBeConfirmed', questions });
  return accepted({ command, answer: toldOf(answered, visit.shown) });
};

const answerOf = (visit: SurveyVisit, body: AnswerBody): Result<Answer, DoorRefusal> => {
  if ('unchanged' in body) return unchangedAnswer(visit);
  const { confirmed: _, ...said } = body;
  const read = answerAsAsked(said, rowsFor(visit));
  return read.ok ? accepted({ ...read.value, unchanged: false }) : read;
};

/** "変更なし" is said of what was said before this round, once: after that it would be unclear of which answer it speaks. */
const unchangedAnswer = ({ last, survey, set }: SurveyVisit): Result<Answer, DoorRefusal> => {
  if (survey.value.status === 'answered') return refused({ kind: 'AnsweredAlready' });
  if (!last) return refused({ kind: 'NothingBefore' });
  return accepted({ ...answerFrom(last), set: set.number, unchanged: true });
};

/** Each question has a name, by which the caller says that it was read. */
export const questionId = (question: PlausibilityQuestion): string =>
  [
    question.kind.replaceAll(' ', '-'),
    question.ageClass,
    ...('figure' in question ? [question.figure] : []),
  ].join('/');

const stillOpen = (
  answered: AnsweredSurvey,
  { last }: SurveyVisit,
  campaign: StartedCampaign,
  confirmed: readonly string[],
): PlausibilityQuestion[] =>
  openQuestions(figuresOf(answered, campaign), last, { confirmed: false }).filter(
    (question) => !confirmed.includes(questionId(question)),
  );

const toldOf = (answered: AnsweredSurvey, shown: WhenPublic): Record<string, string> => ({
  reference: surveyReference(answered),
  answeredAt: answered.answeredAt,
  shown: shown.kind,
  ...('from' in shown && shown.from ? { shownFrom: shown.from } : {}),
});
