import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import { QuestionSet } from '../domain/survey/question-set.ts';
import { stockQuestionSet } from '../domain/survey/stock-questions.ts';
import { questionSetKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';

/** Versions are only ever created. */
export const questionSets = defineRecords<QuestionSet>({
  table: 'registry',
  entity: 'question-set',
  schema: QuestionSet,
  key: (set) => questionSetKey(set.municipality, set.number),
});

/** Every version that this municipality has made, oldest first; the stock set where it has made none. */
export const questionSetsOf = async (
  store: Store,
  municipality: MunicipalityCode,
): Promise<[QuestionSet, ...QuestionSet[]]> => {
  const kept = await store.ask(questionSets, { pk: questionSetKey(municipality, 1).pk });
  const [first = stockQuestionSet(municipality), ...later] = kept.map(({ value }) => value);
  return [first, ...later];
};

/** The questions that the next round asks. */
export const newestQuestionSet = async (
  store: Store,
  municipality: MunicipalityCode,
): Promise<QuestionSet> => {
  const sets = await questionSetsOf(store, municipality);
  return sets.at(-1) ?? sets[0];
};

/** The version that a round keeps. @throws for one that was never made. */
export const questionSetOf = async (
  store: Store,
  municipality: MunicipalityCode,
  number: number,
): Promise<QuestionSet> => {
  const kept = await store.find(questionSets, questionSetKey(municipality, number));
  if (kept) return kept.value;
  if (number === 1) return stockQuestionSet(municipality);
  throw new Error(`No question set ${number} in ${municipality}`);
};
