import { mayI } from '../../../shared/domain/access/policy.ts';
import type { Principal } from '../../../shared/domain/access/principal.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { CampaignId, CorporationId } from '../../../shared/domain/ids.ts';
import type { MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import { campaignOf } from '../../../shared/store/campaigns.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporationOf } from '../../../shared/store/survey-contacts.ts';
import { type SurveyVisit, visitSurvey } from '../survey/survey-visit.ts';

/** A corporation in a round, with those of its facilities that are asked in it, by name. */
export type CorporationVisit = {
  corporation: Corporation;
  campaign: Kept<StartedCampaign>;
  rows: readonly SurveyVisit[];
};

type About = { municipality: MunicipalityCode; campaignId: CampaignId; corporationId: CorporationId };

/** What a corporation's part in a round looks like now; nothing when the round or the corporation is not there. */
export const visitCorporation = async (
  services: Services,
  { municipality, campaignId, corporationId }: About,
): Promise<CorporationVisit | undefined> => {
  const [corporation, campaign] = await Promise.all([
    corporationOf(services.store, municipality, corporationId),
    campaignOf(services.store, municipality, campaignId),
  ]);
  if (!corporation || !campaign || !('openedAt' in campaign.value)) return undefined;
  const rows = await Promise.all(
    corporation.value.facilityIds.map((facilityId) =>
      visitSurvey(services, { municipality, campaignId, facilityId }),
    ),
  );
  return {
    corporation: corporation.value,
    campaign: { value: campaign.value, version: campaign.version },
    rows: rows
      .filter((row) => row !== undefined)
      .sort((one, other) => one.facility.name.localeCompare(other.facility.name, 'ja')),
  };
};

/** The corporation as the policy knows it: its facilities, in one round. */
export const corporationPrincipal = (
  { municipality, corporationId, facilityIds }: Corporation,
  campaignId: CampaignId,
): Extract<Principal, { who: 'corporation' }> => ({
  who: 'corporation',
  municipality,
  corporationId,
  campaignId,
  facilityIds,
});

/** One of its facilities, if the policy lets the corporation answer for it. */
export const visitOfMember = async (
  services: Services,
  { municipality, campaignId, corporationId }: About,
  facilityId: string,
): Promise<SurveyVisit | undefined> => {
  const corporation = await corporationOf(services.store, municipality, corporationId);
  if (!corporation) return undefined;
  const principal = corporationPrincipal(corporation.value, campaignId);
  const allowed = mayI(principal, 'write', { kind: 'survey', municipality, facilityId, campaignId });
  return allowed.ok ? visitSurvey(services, { municipality, campaignId, facilityId }) : undefined;
};
