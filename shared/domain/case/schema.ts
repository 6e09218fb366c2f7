import { z } from 'zod';
import { LocalDate } from '../calendar/local-date.ts';
import { CaseId, ChildId, StaffId } from '../ids.ts';
import { MunicipalityCode, Place, WardCode } from '../municipality/schema.ts';

/** How a family reached us (Y1); `waitlist`: the municipality's list of deferred children named it. */
export const Channel = z.enum(['web', 'phone', 'counter', 'outreach', 'waitlist']);
export type Channel = z.infer<typeof Channel>;

/**
 * How a family agreed that its words may be kept: by ticking a box, by saying so, on paper, or with its application
 * for a place, whose deferral the programme follows up (Y2).
 */
export const ConsentGiven = z.enum(['web', 'spoken', 'paper', 'application']);

export const Child = z.object({
  childId: ChildId,
  name: z.string().optional(),
  birth: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('born'), bornOn: LocalDate }),
    z.object({ kind: z.literal('due'), dueOn: LocalDate }),
  ]),
});
export type Child = z.infer<typeof Child>;

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof Weekday>;

/** `HH:MM`, 24 hours. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const TravelMode = z.enum(['walk', 'bicycle', 'train', 'car']);
export type TravelMode = z.infer<typeof TravelMode>;

/** What a family needs. Whatever is absent is not yet known. */
export const Needs = z.object({
  wishedFrom: LocalDate.optional(),
  weekdays: z.array(Weekday),
  from: ClockTime.optional(),
  until: ClockTime.optional(),
  travel: TravelMode.optional(),
  postalCode: z.string().optional(),
  /** The middle of the family's part of town; never an address. */
  home: Place.optional(),
});
export type Needs = z.infer<typeof Needs>;

/** The part of a case that speaks of people. It is sealed wherever it rests. */
export const Family = z.object({
  guardianName: z.string(),
  mail: z.string().optional(),
  phone: z.string().optional(),
  children: z.array(Child).min(1),
  needs: Needs,
  words: z.string().optional(),
});
export type Family = z.infer<typeof Family>;

const known = {
  municipality: MunicipalityCode,
  caseId: CaseId,
  /** What the family reads out over the phone. */
  reference: z.string(),
  ward: WardCode,
  channel: Channel,
  locale: z.string(),
  consent: z.object({ given: ConsentGiven, at: z.string() }),
  openedAt: z.string(),
  family: Family,
};

/** How a case ends. `stopped`: everything must stop at once, and nobody asks why. */
export const CaseOutcome = z.enum(['placed', 'withdrawn', 'moved', 'aged-out', 'stopped']);

/** The life of a case. A case that was taken has a consultant; one that was closed says when and how it ended. */
export const Case = z.discriminatedUnion('status', [
  z.object({ status: z.literal('received'), ...known }),
  z.object({ status: z.literal('taken'), ...known, consultantId: StaffId, takenAt: z.string() }),
  z.object({
    status: z.literal('closed'),
    ...known,
    consultantId: StaffId.optional(),
    closedAt: z.string(),
    outcome: CaseOutcome,
  }),
]);
export type Case = z.infer<typeof Case>;
export type OpenCase = Extract<Case, { status: 'received' | 'taken' }>;
