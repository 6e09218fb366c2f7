import { CampaignPlan } from '../domain/campaign/plan.ts';
import { ApprovedRecipients } from '../domain/campaign/recipients.ts';
import { Campaign } from '../domain/campaign/schema.ts';
import type { FacilityId } from '../domain/facility/schema.ts';
import { Survey } from '../domain/survey/schema.ts';
import { approvedRecipientsKey, campaignKey, campaignPlanKey, surveyKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const campaigns = defineRecords<Campaign>({
  table: 'registry',
  entity: 'campaign',
  schema: Campaign,
  key: (campaign) => campaignKey(campaign.municipality, campaign.campaignId),
});

/** No index keys: an answer then costs its row and the published figures, nothing else. */
export const surveys = defineRecords<Survey>({
  table: 'registry',
  entity: 'survey',
  schema: Survey,
  key: (survey) => surveyKey(survey.municipality, survey.campaignId, survey.facilityId),
  toldByKey: ({ pk, sk }) => {
    const [municipality = '', , campaignId = ''] = pk.split('#');
    return { municipality, campaignId, facilityId: sk };
  },
});

/** Plans by version; a version that was written is never changed. */
export const campaignPlans = defineRecords<CampaignPlan>({
  table: 'registry',
  entity: 'campaign-plan',
  schema: CampaignPlan,
  key: (plan) => campaignPlanKey(plan.municipality, plan.planId, plan.edition),
});

/** Written with the approval, and never changed. */
export const approvedRecipients = defineRecords<ApprovedRecipients>({
  table: 'registry',
  entity: 'approved-recipients',
  schema: ApprovedRecipients,
  key: ({ municipality, campaignId, part }) => approvedRecipientsKey(municipality, campaignId, part),
});

/** The facilities for which a round was approved; nothing of a round that was approved before they were kept. */
export const approvedFor = async (
  store: Store,
  { municipality, campaignId }: Pick<Campaign, 'municipality' | 'campaignId'>,
): Promise<ReadonlySet<FacilityId> | undefined> => {
  const parts = await store.ask(approvedRecipients, {
    pk: approvedRecipientsKey(municipality, campaignId, 0).pk,
  });
  return parts.length === 0 ? undefined : new Set(parts.flatMap(({ value }) => value.facilityIds));
};

/** The newest version of each of the municipality's plans. */
export const plansOf = async (store: Store, municipality: string): Promise<CampaignPlan[]> => {
  const all = await store.ask(campaignPlans, { pk: campaignPlanKey(municipality, '', 0).pk });
  // Versions of a plan lie one after the other, so the last one stays.
  return [...new Map(all.map(({ value }) => [value.planId, value])).values()];
};

export const campaignOf = (
  store: Store,
  municipality: string,
  campaignId: string,
): Promise<Kept<Campaign> | undefined> => store.find(campaigns, campaignKey(municipality, campaignId));

/** The municipality's rounds, the one that opens last at the top. */
export const campaignsOf = async (store: Store, municipality: string): Promise<Campaign[]> =>
  (await keptCampaignsOf(store, municipality)).map(({ value }) => value);

/** The same with their versions, for who writes about them. */
export const keptCampaignsOf = async (store: Store, municipality: string): Promise<Kept<Campaign>[]> =>
  (await store.ask(campaigns, { pk: campaignKey(municipality, '').pk })).sort((one, other) =>
    beginsAt(one.value) < beginsAt(other.value) ? 1 : -1,
  );

/** Ids say nothing of when: they follow from the plan and the day. */
const beginsAt = ({ opensOn, preparedAt }: Campaign): string => `${opensOn} ${preparedAt}`;

export const surveyOf = (
  store: Store,
  municipality: string,
  campaignId: string,
  facilityId: string,
): Promise<Kept<Survey> | undefined> => store.find(surveys, surveyKey(municipality, campaignId, facilityId));

/** Everybody who was asked in a round, by facility id. */
export const surveysOf = (store: Store, municipality: string, campaignId: string): Promise<Kept<Survey>[]> =>
  store.ask(surveys, { pk: surveyKey(municipality, campaignId, '').pk });
