import { z } from 'zod';

/** A stable English word for a kind of facility or service; municipalities may add their own. */
export const FacilityTypeWord = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type FacilityTypeWord = z.infer<typeof FacilityTypeWord>;

/**
 * A kind of facility as data (Y6). `surveyed`: asked for its vacancies. `names`: what files call it, compared
 * without brackets, spaces and width. `unsure`: names that probably mean this, to be confirmed by a person.
 */
export const FacilityType = z.object({
  type: FacilityTypeWord,
  group: z.enum(['childcare', 'service', 'not childcare']),
  label: z.object({ ja: z.string().min(1), en: z.string().min(1) }),
  surveyed: z.boolean(),
  names: z.array(z.string().min(1)),
  unsure: z.array(z.string().min(1)).optional(),
});
export type FacilityType = z.infer<typeof FacilityType>;
