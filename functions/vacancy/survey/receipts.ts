import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import { accepted } from '../../../shared/runtime/result.ts';
import { campaignOf, campaignsOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOutOnce } from '../../../shared/store/command.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { registeredReader } from '../contacts/reader-address.ts';
import { surveyMail } from '../survey-mail.ts';

/**
 * Sends the receipt of an answer to the address that the facility is registered with, once per answer: a second press says
 * nothing new and is no other answer. It is a command of its own, so that the answer stays small; one that a crash
 * swallowed the sweeper sends (`sendMissingReceipts`).
 */
export const sendReceipt = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  { municipality, campaignId, facilityId, answeredAt }: AnsweredSurvey,
  reader: string | undefined,
): Promise<void> => {
  if (!reader) return;
  const receipt = surveyMail(services, { kept: campaign }, facilityId, {
    letter: 'survey-receipt',
    lane: 'receipt',
    reader,
  });
  const key = `survey-receipt:${campaignId}/${facilityId}/${answeredAt}`;
  await carryOutOnce(services, { municipality, key, request: facilityId }, async () =>
    accepted({ command: { municipality, writes: [], effects: [receipt] }, answer: {} }),
  );
};

/** So long after an answer its receipt is looked for, eight sweeps; an answer is left alone while its own page may be at it. Unit: minutes. */
const LOOKED_FOR_MINUTES = 120;
const AT_IT_MINUTES = 1;

/** Sends the receipts that a crash between an answer and its receipt swallowed. Those that were sent stay one. */
export const sendMissingReceipts = async (services: Services, municipality: string): Promise<void> => {
  const since = services.clock.now().subtract({ minutes: LOOKED_FOR_MINUTES }).epochMilliseconds;
  const rounds = (await campaignsOf(services.store, municipality))
    .filter(isStarted)
    .filter(({ deadlineAt, status }) => status !== 'stopped' && Date.parse(deadlineAt) > since);
  for (const { campaignId } of rounds) {
    const kept = await campaignOf(services.store, municipality, campaignId);
    if (!kept || !isStarted(kept.value)) continue;
    const campaign = { value: kept.value, version: kept.version };
    for (const { value } of await surveysOf(services.store, municipality, campaignId)) {
      if (value.status !== 'answered' || !mayMissReceipt(services, value)) continue;
      const facility = await facilityOf(services.store, municipality, value.facilityId);
      if (facility) await sendReceipt(services, campaign, value, await registeredReader(services, facility));
    }
  }
};

/** A facility's own recent answer; who answers for a corporation's list, and staff on the phone, get none. */
const mayMissReceipt = ({ clock }: Services, { by, answeredAt }: AnsweredSurvey): boolean => {
  const minutes = (clock.now().epochMilliseconds - Date.parse(answeredAt)) / 60_000;
  return by.who === 'facility' && minutes >= AT_IT_MINUTES && minutes <= LOOKED_FOR_MINUTES;
};
