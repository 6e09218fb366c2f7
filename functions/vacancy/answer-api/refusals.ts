import { z } from 'zod';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import type { OnceRefusal } from '../../../shared/store/command.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import type { ApiContext } from '../../../shared/web/api-app.ts';
import { Problem, problem } from '../../../shared/web/problem.ts';
import { sayQuestion } from '../survey/say-question.ts';
import type { BodyFault } from './answer-body.ts';
import { type DoorRefusal, questionId } from './give-answer.ts';

/** An answer that may be right and looks wrong: what is asked, and by which names it is confirmed. */
export const ToBeConfirmed = Problem.extend({
  kind: z.literal('ToBeConfirmed'),
  detail: z.string(),
  questions: z.array(z.object({ id: z.string(), path: z.string(), message: z.string() })),
});

/** Answers a body that cannot be read, field by field. */
export const bodyRefused = (c: ApiContext, faults: readonly BodyFault[]): Response => {
  const t = c.get('t');
  const message = { wrong: t('api.fieldWrong'), 'no such field': t('api.fieldUnknown') };
  const errors = faults.map(({ path, why }) => ({ path, message: message[why] }));
  return problem(c, 422, { kind: 'AnswerWrong', title: t('api.answerWrong'), errors });
};

/** Answers a refusal in the caller's language: after the deadline with its date and whom to phone. */
export const answerRefused = (
  c: ApiContext,
  campaign: StartedCampaign,
  refusal: DoorRefusal | OnceRefusal | BrokenBelief,
): Response => {
  if ('questions' in refusal) return toBeConfirmed(c, refusal.questions);
  if ('paths' in refusal) return notAsked(c, refusal.paths);
  const t = c.get('t');
  const { kind } = refusal;
  switch (kind) {
    case 'AnswerAfterDeadline':
    case 'RoundIsStopped':
      return problem(c, 409, { kind, title: t(`api.${kind}`, roundValues(campaign, c.get('locale'))) });
    case 'FacilityHasLeft':
    case 'AnsweredAlready':
      return problem(c, 409, { kind, title: t(`api.${kind}`) });
    case 'NothingBefore':
      return problem(c, 422, { kind, title: t(`api.${kind}`) });
    case 'AnotherRequestHadThisKey':
      return problem(c, 422, { kind, title: t('api.keyReused') });
    default:
      return problem(c, 409, { kind: 'SurveyMoved', title: t('api.SurveyMoved') });
  }
};

const toBeConfirmed = (
  c: ApiContext,
  questions: Extract<DoorRefusal, { kind: 'ToBeConfirmed' }>['questions'],
): Response => {
  const [t, locale] = [c.get('t'), c.get('locale')];
  const told: Omit<z.infer<typeof ToBeConfirmed>, 'type' | 'status'> = {
    kind: 'ToBeConfirmed',
    title: t('api.ToBeConfirmed'),
    detail: t('api.howToConfirm'),
    questions: questions.map((question) => ({
      id: questionId(question),
      path: `classes.${question.ageClass}`,
      message: sayQuestion({ t, locale }, question),
    })),
  };
  return problem(c, 409, told);
};

const notAsked = (c: ApiContext, paths: readonly string[]): Response => {
  const t = c.get('t');
  const errors = paths.map((path) => ({ path, message: t('api.fieldNotAsked') }));
  return problem(c, 422, { kind: 'NotAsked', title: t('api.answerWrong'), errors });
};
