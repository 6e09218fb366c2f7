import type { AnsweredBy, AnsweredSurvey, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import { giveAnswer } from '../survey/answer.ts';
import { answerFrom } from '../survey/figures-form.ts';
import type { SurveyVisit } from '../survey/survey-visit.ts';

/** Rows that may say "as before": there is something before, and nobody has answered yet. */
export const mayStayUnchanged = ({ survey, last }: SurveyVisit): boolean =>
  last !== undefined && survey.value.status !== 'answered';

/**
 * Answers "変更なし" for several facilities, each in a transaction of its own. A row that somebody answered meanwhile
 * keeps that answer. Answers what was recorded.
 */
export const answerUnchanged = async (
  services: Services,
  rows: readonly SurveyVisit[],
  came: { door: SurveyDoor; by: AnsweredBy },
): Promise<AnsweredSurvey[]> => {
  const recorded: AnsweredSurvey[] = [];
  for (const { campaign, survey, last } of rows.filter(mayStayUnchanged)) {
    if (!last) continue;
    const answer = { ...answerFrom(last), unchanged: true };
    const outcome = await giveAnswer(services, { campaign, survey, answer, ...came });
    if (outcome.ok) recorded.push(outcome.value);
  }
  return recorded;
};
