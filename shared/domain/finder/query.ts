import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { FacilityTypeWord } from '../facility/facility-type.ts';
import { Location } from '../facility/schema.ts';
import { WardCode } from '../municipality/schema.ts';

/** A field of a form that was left empty asks nothing. */
const orNothing = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

/** `HH:MM`, 24 hours. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const inNumbers = <S extends z.ZodType<unknown, number>>(schema: S) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(schema);

/** What a family looks for, as an address carries it: every value a text, every question may be left out. */
export const FinderQuery = z
  .object({
    ward: orNothing(WardCode),
    ageClass: orNothing(inNumbers(AgeClass)),
    /** The month from which care is wished, `YYYY-MM`. */
    month: orNothing(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
    from: orNothing(TimeOfDay),
    until: orNothing(TimeOfDay),
    saturday: orNothing(z.literal('yes')),
    type: z.array(FacilityTypeWord).max(40).default([]),
    lat: orNothing(inNumbers(Location.shape.latitude)),
    lng: orNothing(inNumbers(Location.shape.longitude)),
    postalCode: orNothing(z.string().max(20)),
  })
  .refine(({ lat, lng }) => (lat === undefined) === (lng === undefined), {
    path: ['lng'],
    message: 'lat and lng belong together',
  })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ['until'],
    message: 'ends before it begins',
  });
export type FinderQuery = z.output<typeof FinderQuery>;
