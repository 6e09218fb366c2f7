import type { Temporal } from 'temporal-polyfill';
import { tokyoDate, tokyoInstant } from '../../runtime/clock.ts';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { isBefore, localDate, plainDate } from '../calendar/local-date.ts';
import { addWorkingDays, type Closures, workingDayFrom } from '../calendar/working-days.ts';
import type { CampaignId, StaffId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import type { YearMonth } from '../vacancy/schema.ts';
import type { Campaign, DraftCampaign, OpenCampaign, RoundPlan, StartedCampaign } from './schema.ts';

/**
 * A round to more than so many facilities needs a second person: one slip would reach them all. Below, one person may
 * prepare and approve it; the hold is the same.
 */
export const RECIPIENTS_FOR_ONE_PERSON = 20;

/** So long after the approval nobody is mailed yet, and the round can still be stopped. Unit: minutes. */
export const HOLD_MINUTES = 10;

/** Mails of a round go out when an office begins its day, not at midnight. */
const MAILING_TIME = '09:00';

export type RoundRefusal = { kind: 'RoundIsNotADraft' } | { kind: 'RoundHasEnded' };

/** A round as it was prepared; nobody is asked yet. */
export const prepareRound = (
  plan: RoundPlan,
  made: { municipality: MunicipalityCode; campaignId: CampaignId; by: StaffId; now: Temporal.Instant },
): DraftCampaign => ({
  status: 'draft',
  municipality: made.municipality,
  campaignId: made.campaignId,
  ...plan,
  preparedBy: made.by,
  preparedAt: made.now.toString(),
});

/** Whether somebody other than who prepared it must approve a round to so many facilities. */
export const needsSecondPerson = (recipients: number): boolean => recipients > RECIPIENTS_FOR_ONE_PERSON;

/** Whether a round that was prepared has been approved: its dates stand. */
export const isStarted = (campaign: Campaign): campaign is StartedCampaign =>
  campaign.status !== 'draft' && campaign.status !== 'discarded';

/**
 * Approves and so opens a round: from here its dates stand. The deadline's day is the last on which an answer counts.
 * An opening day that has passed, or today's after the mailing time, means as soon as the hold is over; any other is
 * moved to a working day.
 * Refusals: `RoundIsNotADraft`, so that a round is never opened twice.
 */
export const openRound = (
  campaign: Campaign,
  by: StaffId,
  now: Temporal.Instant,
  closures: Closures = [],
): Result<OpenCampaign, RoundRefusal> => {
  if (campaign.status !== 'draft') return refused({ kind: 'RoundIsNotADraft' });
  const today = tokyoDate(now);
  const waits = isBefore(today, campaign.opensOn);
  const opensOn = waits ? workingDayFrom(campaign.opensOn, closures) : today;
  const on = (days: number) => addWorkingDays(opensOn, days, closures);
  const [first, second] = campaign.remindAfterDays;
  const deadlineOn = on(campaign.deadlineAfterDays);
  return accepted({
    ...campaign,
    status: 'open',
    opensAt: later(tokyoInstant(opensOn, MAILING_TIME), now.add({ minutes: HOLD_MINUTES })).toString(),
    remindAt: [
      tokyoInstant(on(first), MAILING_TIME).toString(),
      tokyoInstant(on(second), MAILING_TIME).toString(),
    ],
    deadlineOn: localDate(deadlineOn),
    deadlineAt: tokyoInstant(deadlineOn.add({ days: 1 })).toString(),
    openedAt: now.toString(),
    openedBy: by,
  });
};

const later = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  one.epochMilliseconds > other.epochMilliseconds ? one : other;

/** Puts a draft away; nobody was asked. Refusals: `RoundIsNotADraft`. */
export const discardRound = (
  campaign: Campaign,
  by: StaffId,
  now: Temporal.Instant,
): Result<Campaign, RoundRefusal> =>
  campaign.status === 'draft'
    ? accepted({ ...campaign, status: 'discarded', discardedAt: now.toString(), discardedBy: by })
    : refused({ kind: 'RoundIsNotADraft' });

/** Ends a round whose deadline has passed. One that was closed or stopped stays as it is. */
export const closeRound = (campaign: StartedCampaign, now: Temporal.Instant): StartedCampaign =>
  campaign.status === 'open' ? { ...campaign, status: 'closed', closedAt: now.toString() } : campaign;

/**
 * Stops a round on the way: nobody is asked, reminded or phoned any more; answers given stay.
 * Refusals: `RoundHasEnded` for one that is closed or was never opened.
 */
export const stopRound = (
  campaign: Campaign,
  by: StaffId,
  now: Temporal.Instant,
): Result<StartedCampaign, RoundRefusal> => {
  if (campaign.status === 'stopped') return accepted(campaign);
  if (campaign.status !== 'open') return refused({ kind: 'RoundHasEnded' });
  return accepted({ ...campaign, status: 'stopped', stoppedAt: now.toString(), stoppedBy: by });
};

/** The month that a round speaks of, as a month of the calendar: January of the fiscal year 2026 is in 2027. */
export const monthSpokenOf = ({ speaksOf: { fiscalYear, month } }: Pick<Campaign, 'speaksOf'>): YearMonth =>
  `${month < 4 ? fiscalYear + 1 : fiscalYear}-${String(month).padStart(2, '0')}`;

/** Whether the deadline's day is over. */
export const isPastDeadline = (campaign: StartedCampaign, now: Temporal.Instant): boolean =>
  now.epochMilliseconds >= Date.parse(campaign.deadlineAt);

/** How long a facility's link works after the deadline: long enough to be told the date and whom to phone. */
const LINK_OUTLIVES_DEADLINE_DAYS = 30;

/** For how many days from now a facility's link is given. */
export const surveyLinkDays = (campaign: StartedCampaign, now: Temporal.Instant): number =>
  Math.max(0, tokyoDate(now).until(plainDate(campaign.deadlineOn)).days) + LINK_OUTLIVES_DEADLINE_DAYS;
