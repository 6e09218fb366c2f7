import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { AnsweredSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import { accepted } from '../../../shared/runtime/result.ts';
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

/** Whether somebody may have answered a round so lately that their receipt is looked for. */
export const mayMissReceipts = ({ clock }: Services, { deadlineAt }: StartedCampaign): boolean =>
  minutesSince(deadlineAt, clock.now().epochMilliseconds) < LOOKED_FOR_MINUTES;

/** Sends the receipts that a crash between an answer and its receipt swallowed. Those that were sent stay one. */
export const sendMissingReceipts = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  asked: readonly Kept<Survey>[],
): Promise<void> => {
  const now = services.clock.now().epochMilliseconds;
  for (const { value } of asked) {
    if (value.status !== 'answered' || !mayMissReceipt(value, now)) continue;
    const facility = await facilityOf(services.store, value.municipality, value.facilityId);
    if (facility) await sendReceipt(services, campaign, value, await registeredReader(services, facility));
  }
};

/** A facility's own recent answer; who answers for a corporation's list, and staff on the phone, get none. */
const mayMissReceipt = ({ by, answeredAt }: AnsweredSurvey, nowEpochMs: number): boolean => {
  const minutes = minutesSince(answeredAt, nowEpochMs);
  return by.who === 'facility' && minutes >= AT_IT_MINUTES && minutes <= LOOKED_FOR_MINUTES;
};

const minutesSince = (instant: string, nowEpochMs: number): number =>
  (nowEpochMs - Date.parse(instant)) / 60_000;
