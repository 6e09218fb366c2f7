import { figuresOf, openQuestions, recordAnswer } from '../../../shared/domain/survey/rules.ts';
import type { Answer, AnsweredBy, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import { answerFrom, readFigures } from '../survey/figures-form.ts';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';

/** What staff typed in for a facility: an answer, fields that cannot be read, or questions to ask back first. */
export type TypedIn =
  | { kind: 'answer'; answer: Answer; by: AnsweredBy }
  | { kind: 'faults'; faults: string[] }
  | { kind: 'questions'; questions: PlausibilityQuestion[] };

/** Reads a form that staff sent; `unchanged` is the last figures again, and neither it nor `confirm` is asked back about. */
export const readTypedIn = (
  services: Services,
  visit: SurveyVisit,
  body: FormBody,
  { door, staff }: { door: SurveyDoor; staff: StaffPrincipal },
): TypedIn => {
  const action = firstText(body, 'action');
  const asBefore = action === 'unchanged' ? visit.last : undefined;
  const read = asBefore
    ? { ok: true as const, answer: { ...answerFrom(asBefore), set: visit.set.number }, bothSaid: [] }
    : readFigures(body, rowsFor(visit));
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  const answer: Answer = { ...read.answer, unchanged: asBefore !== undefined };
  const by: AnsweredBy = { who: 'staff', staffId: staff.staffId, role: staff.role };
  const came = { door, by, now: services.clock.now() };
  const decided = recordAnswer(visit.survey.value, visit.campaign.value, answer, came);
  const confirmed = asBefore !== undefined || action === 'confirm';
  const questions = decided.ok
    ? openQuestions(figuresOf(decided.value, visit.campaign.value), visit.last, {
        confirmed,
        bothSaid: read.bothSaid,
      })
    : [];
  return questions.length > 0 ? { kind: 'questions', questions } : { kind: 'answer', answer, by };
};
