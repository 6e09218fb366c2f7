import { z } from 'zod';
import { MunicipalityCode } from '../municipality/schema.ts';

/** Where facilities send their filled-in sheets: a FAX number of the office. */
export const SheetSettings = z.object({
  municipality: MunicipalityCode,
  returnFax: z.string().min(1).max(40),
});
export type SheetSettings = z.infer<typeof SheetSettings>;
