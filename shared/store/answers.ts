import { AnswerDraft, isCurrent } from '../domain/survey/draft.ts';
import { PastAnswer } from '../domain/survey/past-answer.ts';
import type { Survey } from '../domain/survey/schema.ts';
import { answerDraftKey, pastAnswerKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';

/** One per facility and round: saving again writes over it. */
export const answerDrafts = defineRecords<AnswerDraft>({
  table: 'registry',
  entity: 'answer-draft',
  schema: AnswerDraft,
  key: (draft) => answerDraftKey(draft.municipality, draft.campaignId, draft.facilityId),
  expiresAtEpochSeconds: (draft) => draft.keptUntilEpochSeconds,
});

/** Answers that were replaced. The one that counts stands in the survey's own row. */
export const pastAnswers = defineRecords<PastAnswer>({
  table: 'registry',
  entity: 'past-answer',
  schema: PastAnswer,
  key: (past) => pastAnswerKey(past.municipality, past.campaignId, past.facilityId, past.answeredAt),
});

type Which = Pick<Survey, 'municipality' | 'campaignId' | 'facilityId'>;

/** What this facility has saved part-way, unless it has answered since. */
export const draftOf = async (store: Store, survey: Survey): Promise<AnswerDraft | undefined> => {
  const { municipality, campaignId, facilityId } = survey;
  const kept = await store.find(answerDrafts, answerDraftKey(municipality, campaignId, facilityId));
  return kept && isCurrent(kept.value, survey) ? kept.value : undefined;
};

/** The answers of a facility in a round that were replaced, newest first. */
export const pastAnswersOf = async (
  store: Store,
  { municipality, campaignId, facilityId }: Which,
): Promise<PastAnswer[]> =>
  (await store.ask(pastAnswers, { pk: pastAnswerKey(municipality, campaignId, facilityId, '').pk }))
    .map(({ value }) => value)
    .reverse();
