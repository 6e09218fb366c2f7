import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { MinimumAge } from '../calendar/minimum-age.ts';

/** From when a facility takes children: an age, or a class of the fiscal year (1歳児クラス). */
export const AcceptedFrom = z.discriminatedUnion('unit', [
  ...MinimumAge.options,
  z.object({ unit: z.literal('class'), ageClass: AgeClass }),
]);
export type AcceptedFrom = z.infer<typeof AcceptedFrom>;

/**
 * Until when: the end of a class's year (2歳児), an age in years as published (2歳), under an age (3歳未満), until
 * school (就学前), or beyond it (学童).
 */
export const AcceptedUntil = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('class'), ageClass: AgeClass }),
  z.object({ unit: z.literal('years'), count: z.number().int().min(0).max(18) }),
  z.object({ unit: z.literal('under years'), count: z.number().int().min(1).max(18) }),
  z.object({ unit: z.literal('months'), count: z.number().int().min(1).max(83) }),
  z.object({ unit: z.literal('until school') }),
  z.object({ unit: z.literal('beyond school') }),
]);
export type AcceptedUntil = z.infer<typeof AcceptedUntil>;

/** The ages a facility takes; a side that is not known is left out. */
export const AcceptedAges = z.object({ from: AcceptedFrom.optional(), until: AcceptedUntil.optional() });
export type AcceptedAges = z.infer<typeof AcceptedAges>;
