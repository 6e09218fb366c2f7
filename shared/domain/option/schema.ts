import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { FacilityId } from '../facility/schema.ts';
import { CaseId, ChildId, OptionId, StaffId } from '../ids.ts';
import { FINDINGS } from '../matching/finding.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

const KeptFinding = z.object({
  key: z.enum(FINDINGS),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** A facility as it stood when it was offered: what the family was told stays what it was told. */
export const OfferedFacility = z.object({
  facilityId: FacilityId,
  name: z.string(),
  typeLabel: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  web: z.string().optional(),
  hours: z.string().optional(),
  distanceMetres: z.number().int().optional(),
  /** Places in the child's class, and of which day that figure is. */
  places: z.object({ count: z.number().int(), asOf: LocalDate }).optional(),
});
export type OfferedFacility = z.infer<typeof OfferedFacility>;

/** What a family says to an option (R5(6)): nothing is applied for on its behalf. */
export const OptionAnswer = z.enum(['interested', 'not-for-us', 'ask-for-me']);
export type OptionAnswer = z.infer<typeof OptionAnswer>;

const offered = {
  municipality: MunicipalityCode,
  caseId: CaseId,
  childId: ChildId,
  round: z.number().int().min(1),
  optionId: OptionId,
  /** In which order the consultant saw them, from 1. */
  position: z.number().int(),
  /** Sealed wherever it rests: where a child might go speaks of the child. */
  facility: OfferedFacility,
  reasons: z.array(KeptFinding),
  concerns: z.array(KeptFinding),
  offeredAt: z.string(),
  offeredBy: StaffId,
};

/** 提案: a place that exists and fits, with why, and what speaks against it. */
export const Option = z.discriminatedUnion('status', [
  z.object({ status: z.literal('offered'), ...offered }),
  z.object({ status: z.literal('answered'), ...offered, answer: OptionAnswer, answeredAt: z.string() }),
]);
export type Option = z.infer<typeof Option>;
