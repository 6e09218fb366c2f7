import { isDeepStrictEqual } from 'node:util';
import {
  nextQuestionSet,
  type QuestionSet,
  type Questions,
} from '../../../shared/domain/survey/question-set.ts';
import { accepted, type Result, refused } from '../../../shared/runtime/result.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { newestQuestionSet, questionSetOf, questionSets } from '../../../shared/store/question-sets.ts';
import type { Services } from '../../../shared/store/services.ts';
import { creating, replacing } from '../../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';

const MOVED = 'QuestionSetMoved';

/**
 * Writes the version after `seen`, the one that the writer looked at. No version is ever changed: rounds and answers refer
 * to it. With the first own version the stock set is kept too, so that it stays what it was. Two presses make one version.
 * Refusals: `QuestionSetMoved` when somebody else has written another next version.
 */
export const writeQuestions = async (
  services: Services,
  by: StaffPrincipal,
  seen: number,
  questions: Questions,
): Promise<Result<QuestionSet, { kind: typeof MOVED }>> => {
  const { municipality, staffId } = by;
  const newest = await newestQuestionSet(services.store, municipality);
  if (newest.number !== seen) return isThatAlready(newest, seen, questions);
  const last = await questionSetOf(services.store, municipality, seen);
  const next = nextQuestionSet(last, questions, { by: staffId, at: services.clock.now().toString() });
  const outcome = await carryOut(services, {
    municipality,
    writes: [...(seen === 1 ? [replacing(questionSets, last)] : []), creating(questionSets, next, MOVED)],
    audit: [
      {
        by,
        subject: `question-set-${next.number}`,
        fact: 'QuestionsWritten',
        about: { version: String(next.number) },
      },
    ],
  });
  if (outcome.ok) return accepted(next);
  return isThatAlready(await newestQuestionSet(services.store, municipality), seen, questions);
};

/** A second press of the button finds its own version. */
const isThatAlready = (
  newest: QuestionSet,
  seen: number,
  questions: Questions,
): Result<QuestionSet, { kind: typeof MOVED }> =>
  newest.number === seen + 1 && isDeepStrictEqual(newest.questions, questions)
    ? accepted(newest)
    : refused({ kind: MOVED });
