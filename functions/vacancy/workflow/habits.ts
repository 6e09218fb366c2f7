import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { type Habit, habitAfter } from '../../../shared/domain/survey/habit.ts';
import { campaignsOf, surveysOf } from '../../../shared/store/campaigns.ts';
import type { Services } from '../../../shared/store/services.ts';

/**
 * What the round before taught of each facility's usual time, by facility id. A row carries the habit on to the next
 * round's, so that one question answers it and an answer costs no further write.
 */
export const habitsBefore = async (
  services: Services,
  campaign: StartedCampaign,
): Promise<Map<string, Habit>> => {
  const { municipality, facilityTypes } = campaign;
  const [before] = (await campaignsOf(services.store, municipality))
    .filter((one): one is StartedCampaign => 'openedAt' in one && one.campaignId !== campaign.campaignId)
    .filter((one) => one.openedAt < campaign.openedAt)
    .filter((one) => one.facilityTypes.some((type) => facilityTypes.includes(type)))
    .sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  const rows = before ? await surveysOf(services.store, municipality, before.campaignId) : [];
  return new Map(
    rows
      .map(({ value }) => [value.facilityId, habitAfter(value)] as const)
      .filter(([, habit]) => habit.length > 0),
  );
};
