import { z } from 'zod';

/** Identifies a facility for good: `facility_` and a ULID. */
export const FacilityId = z
  .string()
  .regex(/^facility_[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand<'FacilityId'>();
export type FacilityId = z.infer<typeof FacilityId>;
