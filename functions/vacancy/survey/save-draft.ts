import { surveyLinkDays } from '../../../shared/domain/campaign/rules.ts';
import type { AnswerDraft } from '../../../shared/domain/survey/draft.ts';
import { answerDrafts } from '../../../shared/store/answers.ts';
import type { Services } from '../../../shared/store/services.ts';
import { replacing } from '../../../shared/store/writes.ts';
import type { FormBody } from '../../../shared/web/form-body.ts';
import { figureFields } from './figures-form.ts';
import { rowsFor } from './survey-visit.ts';
import type { Visitor } from './survey-visitor.ts';

const DRAFT_TEXT_LENGTH = 200;

/** Keeps what a facility has typed so far, as it was typed, until the round's links end: one write. It answers nothing. */
export const saveDraft = async (
  services: Services,
  { visit, by }: Pick<Visitor, 'visit' | 'by'>,
  body: FormBody,
): Promise<void> => {
  const { municipality, campaignId, facilityId } = visit.survey.value;
  const now = services.clock.now();
  const keptUntil = now.add({ hours: 24 * surveyLinkDays(visit.campaign.value, now) });
  const typed = figureFields(rowsFor(visit)).flatMap((name) => {
    const texts = (body[name] ?? []).filter(Boolean).map((text) => text.slice(0, DRAFT_TEXT_LENGTH));
    return texts.length > 0 ? [[name, texts.slice(0, 8)] as const] : [];
  });
  const draft: AnswerDraft = {
    municipality,
    campaignId,
    facilityId,
    typed: Object.fromEntries(typed),
    by,
    savedAt: now.toString(),
    keptUntilEpochSeconds: Math.floor(keptUntil.epochMilliseconds / 1000),
  };
  await services.store.commit([replacing(answerDrafts, draft)]);
};
