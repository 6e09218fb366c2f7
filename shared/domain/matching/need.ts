import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityTypeWord } from '../facility/facility-type.ts';
import { ClockTime, minutesOf, OpeningDay } from '../facility/opening-hours.ts';
import { Location } from '../facility/schema.ts';
import { TravelMode } from './distance.ts';

/** The span on a day of the week in which the child needs care, brought and fetched. */
export const NeededSpan = z
  .object({ day: OpeningDay, from: ClockTime, until: ClockTime })
  .refine(({ from, until }) => minutesOf(from) < minutesOf(until), { message: 'ends before it begins' });
export type NeededSpan = z.infer<typeof NeededSpan>;

/**
 * What a child needs, without a name. `bornOn` is the day of birth or the due date. `from` is where the way begins;
 * without it distance plays no part. `maxMinutes` one way; the usual twenty where the family said nothing.
 */
export const Need = z.object({
  bornOn: LocalDate,
  wishedFrom: LocalDate,
  spans: z.array(NeededSpan),
  from: Location.optional(),
  mode: TravelMode.default('walk'),
  maxMinutes: z.number().int().min(1).max(180).optional(),
  excludedTypes: z.array(FacilityTypeWord).default([]),
  specialCare: z.array(z.enum(['disability', 'medical care', 'allergy', 'foreign languages'])).default([]),
});
export type Need = z.infer<typeof Need>;
