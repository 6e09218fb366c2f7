import { z } from 'zod';
import { AgeClass } from '../calendar/age-class.ts';
import { FiscalYear } from '../calendar/fiscal-year.ts';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityId } from '../facility/schema.ts';

/** Children or places. */
export const Count = z.number().int().min(0).max(2000);

/** A month of the calendar, `2027-01`. */
export const YearMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export type YearMonth = z.infer<typeof YearMonth>;

/**
 * What a facility says about one class or several: capacity (定員), enrolled (入所児童), vacancy (受入可能: places in the
 * next monthly selection), waiting (入所待ち: applications, one child counts at every facility it asks for). A number
 * that was not given is absent: not answered, which is not 0. `from`: the month from which the places are free, where it is not
 * the one that the round speaks of.
 */
const Numbers = z.object({
  capacity: Count.optional(),
  enrolled: Count.optional(),
  vacancy: Count.optional(),
  waiting: Count.optional(),
  from: YearMonth.optional(),
});
export const FIGURES = ['capacity', 'enrolled', 'vacancy', 'waiting'] as const;
export const Figure = z.enum(FIGURES);
export type Figure = z.infer<typeof Figure>;

/** One class: it does not exist here, it exists (with what was answered), or nobody has said whether it does. */
export const ClassFigures = z.discriminatedUnion('exists', [
  z.object({ exists: z.literal(false) }),
  z.object({ exists: z.literal('unknown') }),
  Numbers.extend({ exists: z.literal(true) }),
]);
export type ClassFigures = z.infer<typeof ClassFigures>;

/** Numbers given for several classes together, as 家庭的保育 does for 0–2. */
export const JointFigures = Numbers.extend({ classes: z.array(AgeClass).min(2).max(6) });
export type JointFigures = z.infer<typeof JointFigures>;

/** How the figures reached us, and who vouches for them. */
export const Provenance = z.object({
  door: z.enum(['survey', 'paper', 'fax', 'phone', 'desk', 'import']),
  role: z.enum(['facility', 'consultant', 'supervisor', 'administrator', 'municipality']),
});
export type Provenance = z.infer<typeof Provenance>;

/**
 * The figures of one facility as of one day. `classes` holds six entries, the index is the class. They are of one
 * fiscal year and say nothing about another: on 1 April every class moves up.
 */
export const VacancyFigures = z.object({
  facility: FacilityId,
  fiscalYear: FiscalYear,
  asOf: LocalDate,
  classes: z.tuple([ClassFigures, ClassFigures, ClassFigures, ClassFigures, ClassFigures, ClassFigures]),
  joint: z.array(JointFigures),
  given: Provenance,
});
export type VacancyFigures = z.infer<typeof VacancyFigures>;
