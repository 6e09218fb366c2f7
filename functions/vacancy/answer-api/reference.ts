import { z } from 'zod';
import { FacilityId } from '../../../shared/domain/facility/schema.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';

const Parts = z.tuple([CampaignId, FacilityId]);

/** What a program calls one facility's part in one round: `campaign_….facility_…`. */
export const surveyReference = ({ campaignId, facilityId }: Pick<Survey, 'campaignId' | 'facilityId'>) =>
  `${campaignId}.${facilityId}`;

/** The way back; nothing for what is no reference. */
export const readSurveyReference = (text: string): Pick<Survey, 'campaignId' | 'facilityId'> | undefined => {
  const parts = Parts.safeParse(text.split('.')).data;
  return parts && { campaignId: parts[0], facilityId: parts[1] };
};
