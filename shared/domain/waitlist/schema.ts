import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { CaseId, ChildId } from '../ids.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';
import { Exclusion } from './exclusion.ts';

/** What the core system says of one deferred child. Whatever is absent stood not in its file. */
export const DeferredChild = z.object({
  /** The child's number in the core system: its identity from file to file. */
  childNumber: z.string().min(1).max(40),
  householdNumber: z.string().min(1).max(40).optional(),
  ward: WardCode,
  childName: z.string().min(1),
  childReading: z.string().optional(),
  bornOn: LocalDate,
  guardianName: z.string().min(1),
  mail: z.string().optional(),
  phone: z.string().optional(),
  postalCode: z.string().optional(),
  /** The month for which a place was asked; its first day. */
  wishedFrom: LocalDate.optional(),
  exclusion: Exclusion.optional(),
  /** The reason as the core system words it. */
  reason: z.string().optional(),
});
export type DeferredChild = z.infer<typeof DeferredChild>;

/** How a deferral ends. `off-the-list`: the core system no longer names the child, and a person confirmed it. */
export const DeferralEnding = z.enum(['placed', 'withdrawn', 'moved', 'school-age', 'off-the-list']);
export type DeferralEnding = z.infer<typeof DeferralEnding>;

const known = {
  municipality: MunicipalityCode,
  childNumber: z.string(),
  ward: WardCode,
  caseId: CaseId,
  childId: ChildId,
  /** The Tokyo date of the list on which the child first stood. */
  deferredOn: LocalDate,
  /** What the core system said last. It is sealed wherever it rests. */
  said: DeferredChild,
};

/** 入所保留: a child who was applied for and not placed. Wider than 待機児童; see `isWaitlisted`. */
export const Deferral = z.discriminatedUnion('status', [
  z.object({ status: z.literal('deferred'), ...known }),
  z.object({ status: z.literal('ended'), ...known, endedOn: LocalDate, ending: DeferralEnding }),
]);
export type Deferral = z.infer<typeof Deferral>;
export type OpenDeferral = Extract<Deferral, { status: 'deferred' }>;
