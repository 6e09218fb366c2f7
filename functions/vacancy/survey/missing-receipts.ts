import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { AnsweredBy, AnsweredSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import type { Clock } from '../../../shared/runtime/clock.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { registeredReader } from '../contacts/reader-address.ts';
import { hasReceipt, sendCorporationReceipt, sendReceipt } from './receipts.ts';

/** So long after an answer its receipt is looked for, eight sweeps; an answer is left alone while its own page may be at it. Unit: minutes. */
const LOOKED_FOR_MINUTES = 120;
const AT_IT_MINUTES = 1;

/** Whether somebody may have answered a round so lately that their receipt is looked for. */
export const mayMissReceipts = ({ clock }: Services, { deadlineAt }: StartedCampaign): boolean =>
  minutesSince(deadlineAt, clock) < LOOKED_FOR_MINUTES;

/** Sends the receipts that a crash between an answer and its receipt swallowed. Those that were sent stay one. */
export const sendMissingReceipts = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  asked: readonly Kept<Survey>[],
): Promise<void> => {
  const recent = asked.flatMap(({ value }) =>
    value.status === 'answered' && minutesSince(value.answeredAt, services.clock) <= LOOKED_FOR_MINUTES
      ? [value]
      : [],
  );
  await toFacilities(services, campaign, recent);
  await toCorporations(services, campaign, recent);
};

const minutesSince = (instant: string, clock: Clock): number =>
  (clock.now().epochMilliseconds - Date.parse(instant)) / 60_000;

const isDone = ({ answeredAt }: AnsweredSurvey, clock: Clock): boolean =>
  minutesSince(answeredAt, clock) >= AT_IT_MINUTES;

/** A facility's own answers, and those of a corporation's software. Who is told on the phone gets none. */
const toFacilities = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  recent: readonly AnsweredSurvey[],
): Promise<void> => {
  for (const answer of recent) {
    const isMissing = answer.by.who === 'facility' || answer.door === 'api';
    if (!isMissing || !isDone(answer, services.clock)) continue;
    const facility = await facilityOf(services.store, answer.municipality, answer.facilityId);
    if (facility) await sendReceipt(services, campaign, answer, await registeredReader(services, facility));
  }
};

type ByCorporation = Extract<AnsweredBy, { who: 'corporation' }>;

/**
 * What a corporation answered in its list, by file or on a facility's page, where the facility has no receipt: one to the
 * corporation, once its newest answer is a minute old; until then it may be answering still.
 */
const toCorporations = async (
  services: Services,
  campaign: Kept<StartedCampaign>,
  recent: readonly AnsweredSurvey[],
): Promise<void> => {
  const answers = new Map<string, { by: ByCorporation; given: AnsweredSurvey[] }>();
  for (const answer of recent) {
    const { by, door } = answer;
    if (by.who !== 'corporation' || door === 'api' || (await hasReceipt(services, answer))) continue;
    const own = answers.get(by.corporationId) ?? { by, given: [] };
    answers.set(by.corporationId, { by, given: [...own.given, answer] });
  }
  for (const { by, given } of answers.values()) {
    if (given.every((answer) => isDone(answer, services.clock)))
      await sendCorporationReceipt(services, campaign, by, given);
  }
};
