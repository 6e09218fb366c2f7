import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { AgencyId, CampaignId, CaseId, CorporationId, EscalationId, StaffId } from '../ids.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';
import { StaffRole } from '../staff/schema.ts';

const inMunicipality = { municipality: MunicipalityCode };

/** Who acts. Its municipality is the only one that any question may be asked about. */
export const Principal = z.discriminatedUnion('who', [
  z.object({ who: z.literal('public'), ...inMunicipality }),
  z.object({ who: z.literal('guardian'), ...inMunicipality, caseId: CaseId }),
  z.object({ who: z.literal('facility'), ...inMunicipality, facilityId: z.string(), campaignId: CampaignId }),
  /** Sees the facilities that the desk put into its list, in one round. */
  z.object({
    who: z.literal('corporation'),
    ...inMunicipality,
    corporationId: CorporationId,
    campaignId: CampaignId,
    facilityIds: z.array(FacilityId),
  }),
  z.object({
    who: z.literal('agency'),
    ...inMunicipality,
    agencyId: AgencyId,
    escalationId: EscalationId,
    contact: z.number().int(),
  }),
  z.object({
    who: z.literal('staff'),
    ...inMunicipality,
    staffId: StaffId,
    role: StaffRole,
    wards: z.array(WardCode),
  }),
  /** A workflow or the outbox, acting on what a person decided before. */
  z.object({ who: z.literal('service'), ...inMunicipality, name: z.string() }),
]);
export type Principal = z.infer<typeof Principal>;
