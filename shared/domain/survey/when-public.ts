import { Temporal } from 'temporal-polyfill';
import { type LocalDate, localDate, plainDate } from '../calendar/local-date.ts';
import type { StartedCampaign } from '../campaign/schema.ts';
import { isFrozen, type PublicationFreeze } from '../vacancy/freeze.ts';
import { isPublic } from './rules.ts';

/** When families see an answer: now, or why not yet, and from which day where that is known. */
export type WhenPublic =
  | { kind: 'now' }
  | { kind: 'after-deadline'; from: LocalDate }
  | { kind: 'frozen'; from?: LocalDate };

const dayAfter = (day: LocalDate): LocalDate => localDate(plainDate(day).add({ days: 1 }));

/**
 * When an answer that is given now is shown. A freeze counts at the moment at which it would be shown without one: a round
 * that publishes at its deadline may run into a freeze that is still to come.
 */
export const whenPublic = (
  campaign: StartedCampaign,
  freeze: PublicationFreeze | undefined,
  now: Temporal.Instant,
): WhenPublic => {
  const atOnce = isPublic(campaign);
  const shownAt = atOnce ? now : Temporal.Instant.from(campaign.deadlineAt);
  if (isFrozen(freeze, shownAt))
    return { kind: 'frozen', ...(freeze?.until ? { from: dayAfter(freeze.until) } : {}) };
  return atOnce ? { kind: 'now' } : { kind: 'after-deadline', from: dayAfter(campaign.deadlineOn) };
};
