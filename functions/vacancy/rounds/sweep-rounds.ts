import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { Campaign, StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Municipality } from '../../../shared/domain/municipality/schema.ts';
import { keptCampaignsOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { endAllTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import type { Kept } from '../../../shared/store/records.ts';
import { allMunicipalities } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { openTasksAbout } from '../../../shared/store/tasks.ts';
import { publishHeldBack } from '../publication/freezing.ts';
import { wakeForNextMonth } from '../publication/next-month.ts';
import { mayMissReceipts, sendMissingReceipts } from '../survey/missing-receipts.ts';
import { leaveOutOfOperation } from './leaving.ts';
import { prepareDueRounds } from './plans.ts';

/** So many of the newest rounds of a municipality may still have calls. */
const ROUNDS_LOOKED_AT = 6;

/**
 * What the rounds need now and then: drafts that their plans ask for, facilities that closed since the last look or by
 * an import, phone tasks and receipts that a crash swallowed, figures that a freeze held back until its last day, and places whose
 * month is the next. Where nothing runs it costs a question or two.
 * `cities`: those of the installation, where the caller has them already.
 */
export const sweepRounds = async (services: Services, cities?: readonly Municipality[]): Promise<void> => {
  const served = cities ?? (await allMunicipalities(services.store));
  await prepareDueRounds(services, served);
  for (const { municipality } of served) {
    await publishHeldBack(services, municipality);
    await wakeForNextMonth(services, municipality);
    const rounds = (await keptCampaignsOf(services.store, municipality)).filter(isUnderWayOrOver);
    for (const [index, round] of rounds.entries()) {
      await sweepRound(services, round, { mayHaveCalls: index < ROUNDS_LOOKED_AT });
    }
  }
};

const isUnderWayOrOver = (kept: Kept<Campaign>): kept is Kept<StartedCampaign> =>
  isStarted(kept.value) && kept.value.status !== 'stopped';

const sweepRound = async (
  services: Services,
  round: Kept<StartedCampaign>,
  { mayHaveCalls }: { mayHaveCalls: boolean },
): Promise<void> => {
  const { municipality, campaignId, status } = round.value;
  const missesReceipts = mayMissReceipts(services, round.value);
  const isAtWork =
    mayHaveCalls &&
    (status === 'open' || (await openTasksAbout(services.store, municipality, campaignId)).length > 0);
  if (!missesReceipts && !isAtWork) return;
  const asked = await surveysOf(services.store, municipality, campaignId);
  if (missesReceipts) await sendMissingReceipts(services, round, asked);
  if (!isAtWork) return;
  await leaveOutOfOperation(services, round.value, asked);
  await endAllTasksWithoutCalls(services, round.value);
};
