import { z } from 'zod';
import { MunicipalityCode } from '../municipality/schema.ts';

/**
 * Something a workflow waits for a person to do. Named by what it is about (`case_…/taken`), so that the next try of
 * the same question replaces it. The task token lives here and nowhere else.
 */
export const Wait = z.object({
  municipality: MunicipalityCode,
  wait: z.string(),
  taskToken: z.string(),
  askedAt: z.string(),
});
export type Wait = z.infer<typeof Wait>;
