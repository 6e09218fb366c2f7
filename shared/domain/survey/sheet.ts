import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { CampaignId, StaffId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/**
 * A facility's printed sheet (調査票) in a round, as it was last printed. Its code is kept nowhere, so a reprint carries a
 * new reference and code; sheets from before keep working until they expire, since they may be on their way back.
 */
export const SurveySheet = z.object({
  municipality: MunicipalityCode,
  campaignId: CampaignId,
  facilityId: FacilityId,
  /** The newest sheet's. */
  reference: z.string(),
  printedAt: z.string(),
  printedBy: StaffId,
  /** How often it was printed. */
  prints: z.number().int().positive(),
});
export type SurveySheet = z.infer<typeof SurveySheet>;
