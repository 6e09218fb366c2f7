import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { tokyoInstant } from '../../runtime/clock.ts';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { LocalDate, plainDate } from '../calendar/local-date.ts';
import { StaffId } from '../ids.ts';
import { MunicipalityCode } from '../municipality/schema.ts';

/** What a person settles: from which day families see no new figures, and the last such day where it is known. */
export const FreezeTerms = z
  .object({ from: LocalDate, until: LocalDate.optional() })
  .refine(({ from, until }) => until === undefined || from <= until, {
    path: ['until'],
    message: 'ends before it begins',
  });
export type FreezeTerms = z.infer<typeof FreezeTerms>;

const frozen = {
  municipality: MunicipalityCode,
  from: LocalDate,
  until: LocalDate.optional(),
  frozenBy: StaffId,
  frozenAt: z.string(),
};
const lifted = { liftedBy: StaffId, liftedAt: z.string() };

/**
 * A municipality's freeze of publication (公表の凍結) while a selection (利用調整) runs: what was published before stays, answers are
 * taken and kept. `lifted`: a person has ended it; `ended`: what was held back is published.
 */
export const PublicationFreeze = z.discriminatedUnion('status', [
  z.object({ status: z.literal('frozen'), ...frozen }),
  z.object({ status: z.literal('lifted'), ...frozen, ...lifted }),
  z.object({ status: z.literal('ended'), ...frozen, endedAt: z.string() }),
]);
export type PublicationFreeze = z.infer<typeof PublicationFreeze>;

const begins = ({ from }: FreezeTerms): number => tokyoInstant(plainDate(from)).epochMilliseconds;

/** Midnight after its last day; never where nobody named one. */
const ends = ({ until }: FreezeTerms): number =>
  until === undefined
    ? Number.POSITIVE_INFINITY
    : tokyoInstant(plainDate(until).add({ days: 1 })).epochMilliseconds;

/** Whether figures are held back at this instant. */
export const isFrozen = (freeze: PublicationFreeze | undefined, now: Temporal.Instant): boolean =>
  freeze?.status === 'frozen' &&
  begins(freeze) <= now.epochMilliseconds &&
  now.epochMilliseconds < ends(freeze);

/** Whether it is over and what was held back has still to be published. */
export const isToBePublished = (
  freeze: PublicationFreeze | undefined,
  now: Temporal.Instant,
): freeze is Exclude<PublicationFreeze, { status: 'ended' }> =>
  freeze?.status === 'lifted' || (freeze?.status === 'frozen' && ends(freeze) <= now.epochMilliseconds);

export type FreezeRefusal = { kind: 'FreezeStands' } | { kind: 'NothingToLift' } | { kind: 'FreezeIsOver' };

/**
 * Freezes publication. Refusals: `FreezeStands` while another one is not settled; `FreezeIsOver` for days that have passed.
 */
export const freezePublication = (
  before: PublicationFreeze | undefined,
  terms: FreezeTerms,
  made: { municipality: MunicipalityCode; by: StaffId; now: Temporal.Instant },
): Result<PublicationFreeze, FreezeRefusal> => {
  if (before && before.status !== 'ended') return refused({ kind: 'FreezeStands' });
  if (ends(terms) <= made.now.epochMilliseconds) return refused({ kind: 'FreezeIsOver' });
  return accepted({
    status: 'frozen',
    municipality: made.municipality,
    ...terms,
    frozenBy: made.by,
    frozenAt: made.now.toString(),
  });
};

/** Ends a freeze before its day, or one without a day. Lifting again changes nothing. Refusals: `NothingToLift`. */
export const liftFreeze = (
  freeze: PublicationFreeze | undefined,
  by: StaffId,
  now: Temporal.Instant,
): Result<PublicationFreeze, FreezeRefusal> => {
  if (freeze?.status === 'lifted') return accepted(freeze);
  if (freeze?.status !== 'frozen') return refused({ kind: 'NothingToLift' });
  return accepted({ ...freeze, status: 'lifted', liftedBy: by, liftedAt: now.toString() });
};

/** What was held back is out. */
export const endFreeze = (
  { municipality, from, until, frozenBy, frozenAt }: PublicationFreeze,
  now: Temporal.Instant,
): PublicationFreeze => ({
  status: 'ended',
  municipality,
  from,
  ...(until ? { until } : {}),
  frozenBy,
  frozenAt,
  endedAt: now.toString(),
});
