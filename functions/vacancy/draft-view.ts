import {
  differenceTo,
  type RecipientsDifference,
  sampleRecipients,
} from '../../shared/domain/campaign/recipients.ts';
import { isStarted } from '../../shared/domain/campaign/rules.ts';
import type { DraftCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility, FacilityId } from '../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { campaignsOf, surveysOf } from '../../shared/store/campaigns.ts';
import { facilitiesOf } from '../../shared/store/facilities.ts';
import type { Services } from '../../shared/store/services.ts';
import { addressPrint, recipientsPrint } from './address-print.ts';
import { facilitiesOfTypes } from './rounds.ts';

/** What a person looks at before a round goes out. */
export type DraftView = {
  draft: DraftCampaign;
  invited: readonly Facility[];
  samples: readonly Facility[];
  /** Against the round before; nothing when this is the first. */
  difference: RecipientsDifference | undefined;
  /** Every facility that the difference may name. */
  known: ReadonlyMap<FacilityId, Facility>;
  /** Names these recipients as they stand: an approval counts only for what was seen. */
  print: string;
};

export const viewDraft = async (
  services: Services,
  municipality: Municipality,
  draft: DraftCampaign,
): Promise<DraftView> => {
  const [invited, all, before] = await Promise.all([
    facilitiesOfTypes(services, municipality, draft.facilityTypes),
    facilitiesOf(services.store, municipality.municipality),
    askedLastTime(services, draft),
  ]);
  return {
    draft,
    invited,
    samples: sampleRecipients(invited),
    difference: before && differenceTo(before, invited, addressPrint),
    known: new Map(all.map(({ value }) => [value.id, value])),
    print: recipientsPrint(invited),
  };
};

/** Whom the last round asked; nothing when there was none. */
const askedLastTime = async (services: Services, draft: DraftCampaign) => {
  const rounds = await campaignsOf(services.store, draft.municipality);
  const last = rounds.filter(isStarted).find(({ campaignId }) => campaignId !== draft.campaignId);
  if (!last) return undefined;
  return (await surveysOf(services.store, last.municipality, last.campaignId)).map(({ value }) => value);
};
