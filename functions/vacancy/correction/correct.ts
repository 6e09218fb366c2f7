import { correctableRounds } from '../../../shared/domain/survey/correction.ts';
import { CorrectionReason } from '../../../shared/domain/survey/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import { figuresOverRounds } from '../../../shared/store/vacancy-history.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import type { TypedIn } from '../phone/type-in.ts';
import { giveAnswer } from '../survey/answer.ts';
import { visitSurvey } from '../survey/survey-visit.ts';
import { surveyMail } from '../survey-mail.ts';
import type { AnswerView } from './answer-page.tsx';

type Which = { municipality: string; campaignId: string; facilityId: string };

/** A facility's answer in a round, with what it replaced, and whether it is the one that still counts. */
export const viewAnswer = async (
  services: Services,
  which: Which,
): Promise<Omit<AnswerView, 'recorded'> | undefined> => {
  const visit = await visitSurvey(services, which);
  if (!visit) return undefined;
  const rounds = await figuresOverRounds(services.store, which.municipality, which.facilityId);
  const one = rounds.find(({ campaign }) => campaign.campaignId === which.campaignId);
  return one && { visit, one, correctable: correctableRounds(rounds).includes(one) };
};

/** The reason as it was typed; nothing where there is none, or a longer one than is kept. */
export const reasonIn = (body: FormBody): string | undefined =>
  CorrectionReason.safeParse(firstText(body, 'reason').trim()).data;

type Correction = {
  answer: Extract<TypedIn, { kind: 'answer' }>;
  door: 'phone' | 'fax';
  reason: string;
  by: StaffPrincipal;
};

/**
 * Puts the right answer in the place of the one that stands: published as every answer that staff type in, the one before kept,
 * who and why in the round's audit, and a copy to the address that the facility is registered with; all of it or nothing.
 * Refusals: those of `giveAnswer`.
 */
export const correctAnswer = (
  services: Services,
  { visit }: Pick<AnswerView, 'visit'>,
  { answer: { answer, by }, door, reason, by: staff }: Correction,
) => {
  const { campaign, survey, facility, receiptReader } = visit;
  const receipt = { letter: 'survey-receipt', lane: 'receipt' } as const;
  return giveAnswer(services, {
    campaign,
    survey,
    answer,
    door,
    by,
    correction: {
      reason,
      effects: receiptReader
        ? [surveyMail(services, { kept: campaign }, facility.id, { ...receipt, reader: receiptReader })]
        : [],
      audit: [
        {
          by: staff,
          subject: campaign.value.campaignId,
          fact: 'AnswerCorrected',
          about: { facilityId: facility.id, door },
        },
      ],
    },
  });
};
