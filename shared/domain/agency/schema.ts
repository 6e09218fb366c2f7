import { z } from 'zod';
import { ClockTime } from '../case/schema.ts';
import { AgencyId } from '../ids.ts';
import { LocalText, MunicipalityCode, WardCode } from '../municipality/schema.ts';

/** The kinds of 関係機関 that R5(4), R5(5) and the outline's list name. Their names stand in the words. */
export const AgencyKind = z.enum([
  'child-guidance-centre',
  'children-and-families-centre',
  'welfare-office',
  'health-centre',
  'commissioned-child-welfare-volunteer',
  'disability-facility',
  'spousal-violence-centre',
  'board-of-education',
  'medical-institution',
  'school',
  'police',
  'non-profit',
]);
export type AgencyKind = z.infer<typeof AgencyKind>;

/** A desk or a person at an agency. The phone always rings somewhere; the mail may be missing. */
export const AgencyContact = z.object({
  name: z.string().min(1),
  mail: z.string().optional(),
  phone: z.string().min(1),
});
export type AgencyContact = z.infer<typeof AgencyContact>;

/** When somebody answers: day and night, or on working days between two hours (`HH:MM`, Tokyo). */
export const DutyHours = z.discriminatedUnion('on', [
  z.object({ on: z.literal('day-and-night') }),
  z.object({ on: z.literal('working-days'), from: ClockTime, until: ClockTime }),
]);
export type DutyHours = z.infer<typeof DutyHours>;

/** An agency that can be called on (R4(4)): whom it serves, and whom to turn to there, in order. */
export const Agency = z.object({
  municipality: MunicipalityCode,
  agencyId: AgencyId,
  kind: AgencyKind,
  name: LocalText,
  wards: z.array(WardCode).min(1),
  contacts: z.array(AgencyContact),
  duty: DutyHours,
  active: z.boolean(),
});
export type Agency = z.infer<typeof Agency>;
