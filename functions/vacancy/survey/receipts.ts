import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import type { MailEffect } from '../../../shared/domain/outbox/effect.ts';
import type { AnsweredBy, AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import { accepted } from '../../../shared/runtime/result.ts';
import { carryOutOnce } from '../../../shared/store/command.ts';
import { idempotencyKey } from '../../../shared/store/keys.ts';
import { onceRows } from '../../../shared/store/ledger.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporationMail, surveyMail } from '../survey-mail.ts';

type Given = Pick<AnsweredSurvey, 'municipality' | 'campaignId' | 'facilityId' | 'answeredAt'>;

const receiptKey = ({ campaignId, facilityId, answeredAt }: Given): string =>
  `survey-receipt:${campaignId}/${facilityId}/${answeredAt}`;

/**
 * Sends the receipt of an answer to the address that the facility is registered with, once per answer: a second press says
 * nothing new and is no other answer. It is a command of its own, so that the answer stays small; one that a crash
 * swallowed the sweeper sends (`sendMissingReceipts`).
 */
export const sendReceipt = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  given: Given,
  reader: string | undefined,
): Promise<void> => {
  if (!reader) return;
  const mail = { letter: 'survey-receipt', lane: 'receipt', reader } as const;
  const receipt = surveyMail(services, { kept: campaign }, given.facilityId, mail);
  await sendOnce(services, given.municipality, receiptKey(given), receipt);
};

/** Whether the receipt of this very answer went to its facility. */
export const hasReceipt = async (services: Services, given: Given): Promise<boolean> =>
  (await services.store.find(onceRows, idempotencyKey(given.municipality, receiptKey(given)))) !== undefined;

/**
 * One receipt to a corporation for everything that one press of a button answered, named by the newest of these answers, so
 * that it can be told later whether it was sent. It lists all that is answered so far, older answers included.
 */
export const sendCorporationReceipt = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  { corporationId }: Extract<AnsweredBy, { who: 'corporation' }>,
  answers: readonly Given[],
): Promise<void> => {
  const newest = newestOf(answers);
  if (!newest) return;
  const { municipality, campaignId, answeredAt } = newest;
  const mail = { letter: 'corporation-receipt', lane: 'receipt' } as const;
  const receipt = corporationMail(services, { kept: campaign }, corporationId, mail);
  const key = `corporation-receipt:${campaignId}/${corporationId}/${answeredAt}`;
  await sendOnce(services, municipality, key, receipt);
};

const newestOf = <One extends Given>(answers: readonly One[]): One | undefined =>
  [...answers].sort((one, other) => Date.parse(other.answeredAt) - Date.parse(one.answeredAt))[0];

const sendOnce = async (
  services: Services,
  municipality: MunicipalityCode,
  key: string,
  receipt: MailEffect,
): Promise<void> => {
  const once = { municipality, key, request: receipt.letter };
  await carryOutOnce(services, once, async () =>
    accepted({ command: { municipality, writes: [], effects: [receipt] }, answer: {} }),
  );
};
