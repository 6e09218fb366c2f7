import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { campaignsOf } from '../../../shared/store/campaigns.ts';
import { endAllTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import { allMunicipalities } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { openTasksAbout } from '../../../shared/store/tasks.ts';
import { publishHeldBack } from '../publication/freezing.ts';
import { sendMissingReceipts } from '../survey/receipts.ts';
import { leaveOutOfOperation } from './leaving.ts';
import { prepareDueRounds } from './plans.ts';

/** So many of the newest rounds of a municipality may still have calls. */
const ROUNDS_LOOKED_AT = 6;

/**
 * What the rounds need now and then: drafts that their plans ask for, facilities that closed since the last look or by
 * an import, phone tasks and receipts that a crash swallowed, and figures that a freeze held back until its last day. Where nothing runs it costs a question or two.
 */
export const sweepRounds = async (services: Services): Promise<void> => {
  await prepareDueRounds(services);
  for (const { municipality } of await allMunicipalities(services.store)) {
    await publishHeldBack(services, municipality);
    await sendMissingReceipts(services, municipality);
    for (const campaign of await roundsAtWork(services, municipality)) {
      await leaveOutOfOperation(services, campaign);
      await endAllTasksWithoutCalls(services, campaign);
    }
  }
};

/** Rounds that run, or whose calls are not all made. */
const roundsAtWork = async (services: Services, municipality: string): Promise<StartedCampaign[]> => {
  const rounds = (await campaignsOf(services.store, municipality))
    .filter(isStarted)
    .filter(({ status }) => status !== 'stopped')
    .slice(0, ROUNDS_LOOKED_AT);
  const calls = await Promise.all(
    rounds.map(({ campaignId }) => openTasksAbout(services.store, municipality, campaignId)),
  );
  return rounds.filter(({ status }, index) => status === 'open' || (calls[index]?.length ?? 0) > 0);
};
