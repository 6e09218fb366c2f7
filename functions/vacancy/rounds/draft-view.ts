import {
  differenceTo,
  type RecipientsDifference,
  sampleRecipients,
} from '../../../shared/domain/campaign/recipients.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { DraftCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Facility, FacilityId } from '../../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../../shared/domain/municipality/schema.ts';
import { campaignsOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Services } from '../../../shared/store/services.ts';
import { type AskingRoutes, askingRoutes } from '../contacts/asking-routes.ts';
import { addressPrint, recipientsPrint } from './address-print.ts';
import { facilitiesOfTypes } from './rounds.ts';

/** What a person looks at before a round goes out. */
export type DraftView = {
  draft: DraftCampaign;
  invited: readonly Facility[];
  /** How the invited are asked: mails that leave, those that a corporation's mail asks, sheets by FAX, calls. */
  ways: DraftWays;
  /** Where each is written to. */
  addresses: ReadonlyMap<FacilityId, string | undefined>;
  samples: readonly Facility[];
  /** Against the round before; nothing when this is the first. */
  difference: RecipientsDifference | undefined;
  /** Every facility that the difference may name. */
  known: ReadonlyMap<FacilityId, Facility>;
  /** Names these recipients as they stand: an approval counts only for what was seen. */
  print: string;
};

export type DraftWays = {
  mails: number;
  corporations: number;
  throughCorporation: number;
  fax: number;
  phone: number;
};

export const viewDraft = async (
  services: Services,
  municipality: Municipality,
  draft: DraftCampaign,
): Promise<DraftView> => {
  const [invited, all, before, routes] = await Promise.all([
    facilitiesOfTypes(services, municipality, draft.facilityTypes),
    facilitiesOf(services.store, municipality.municipality),
    askedLastTime(services, draft),
    askingRoutes(services, municipality.municipality),
  ]);
  const addresses = new Map(invited.map((facility) => [facility.id, routes.addressOf(facility)]));
  return {
    draft,
    invited,
    ways: waysOf(invited, routes),
    addresses,
    samples: sampleRecipients(invited.filter((one) => routes.routeOf(one, 'invitation').by === 'mail')),
    difference:
      before && differenceTo(before, invited, ({ id }) => addressPrint({ mail: addresses.get(id) })),
    known: new Map(all.map(({ value }) => [value.id, value])),
    print: recipientsPrint(addresses),
  };
};

/** A corporation is one mail, however many of its facilities are asked. */
const waysOf = (invited: readonly Facility[], routes: AskingRoutes): DraftWays => {
  const by = invited.map((facility) => routes.routeOf(facility, 'invitation').by);
  const count = (way: (typeof by)[number]) => by.filter((one) => one === way).length;
  const corporations = routes.corporationsOf(invited.map(({ id }) => id)).length;
  return {
    mails: count('mail') + corporations,
    corporations,
    throughCorporation: count('corporation'),
    fax: count('fax'),
    phone: count('phone'),
  };
};

/** Whom the last round asked; nothing when there was none. */
const askedLastTime = async (services: Services, draft: DraftCampaign) => {
  const rounds = await campaignsOf(services.store, draft.municipality);
  const last = rounds.filter(isStarted).find(({ campaignId }) => campaignId !== draft.campaignId);
  if (!last) return undefined;
  return (await surveysOf(services.store, last.municipality, last.campaignId)).map(({ value }) => value);
};
