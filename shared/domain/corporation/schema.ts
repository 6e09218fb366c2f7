import { z } from 'zod';
import { FacilityId } from '../facility/schema.ts';
import { CorporationId } from '../ids.ts';
import { MailAddress } from '../japanese/mail-address.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** Facilities of one corporation in one municipality; the largest have some eighty. */
export const MOST_FACILITIES = 200;

/** 法人番号, the corporation's number in the national register. */
export const CorporateNumber = z.string().regex(/^\d{13}$/);
export type CorporateNumber = z.infer<typeof CorporateNumber>;

/** The key with which a corporation's software answers, as we know it again: its hash, never the key. */
export const ApiKey = z.object({ hash: z.string(), issuedAt: z.string(), expiresAt: z.string() });
export type ApiKey = z.infer<typeof ApiKey>;

/**
 * A corporation (法人) with one person who answers for several facilities. It sees and answers for those that the desk
 * put into its list, and for no other. With an address it gets one mail per round, in place of one per facility.
 */
export const Corporation = z.object({
  municipality: MunicipalityCode,
  corporationId: CorporationId,
  name: z.string().min(1).max(100),
  corporateNumber: CorporateNumber.optional(),
  mail: MailAddress.optional(),
  facilityIds: z.array(FacilityId).max(MOST_FACILITIES),
  /** A mail to it came back for good: its facilities are asked one by one until the address is mended. */
  undeliveredAt: z.string().optional(),
  apiKey: ApiKey.optional(),
});
export type Corporation = z.infer<typeof Corporation>;
