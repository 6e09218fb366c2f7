import type { Temporal } from 'temporal-polyfill';
import { isOnDuty } from '../agency/rules.ts';
import type { Agency } from '../agency/schema.ts';
import type { AgencyId } from '../ids.ts';
import type { EscalationTerms } from './kind.ts';
import { addWorkingMinutes } from './working-minutes.ts';

/** Whom a rung tells: one contact of an agency; from the third rung on the supervisor too, and somebody phones. */
export type Rung = {
  rung: number;
  tell?: { agencyId: AgencyId; contact: number };
  supervisorAndPhone: boolean;
  endsAt: Temporal.Instant;
};

/** First contact, second contact or the first again; after these nobody relies on mail alone. */
const RUNGS_BY_MAIL_ALONE = 2;

/** After so many rungs in vain the alarm stands and people phone; the mails then slow down, and never stop. */
const RUNGS_AT_FULL_PACE = 6;
const RUNGS_AT_HALF_PACE = 12;
const HALF_PACE = 4;
const SLOWEST_MINUTES = 24 * 60;

/**
 * The rung that follows so many. There always is one: after the last contact of the last agency the ladder begins anew.
 * Agencies off duty come after those on duty; one without a mail address is left to the phone.
 */
export const nextRung = (
  climbed: number,
  route: readonly Agency[],
  terms: EscalationTerms,
  now: Temporal.Instant,
  closures: readonly string[],
): Rung => {
  const rung = climbed + 1;
  const order = contactsInOrder(route, terms, now, closures);
  const tell = order.length > 0 ? order[climbed % order.length] : undefined;
  return {
    rung,
    ...(tell ? { tell } : {}),
    supervisorAndPhone: rung > RUNGS_BY_MAIL_ALONE || tell === undefined,
    endsAt: rungEnd(rung, terms, now, closures),
  };
};

const rungEnd = (
  rung: number,
  { minutesPerRung, counted }: EscalationTerms,
  now: Temporal.Instant,
  closures: readonly string[],
): Temporal.Instant => {
  if (rung > RUNGS_AT_HALF_PACE) return now.add({ minutes: Math.max(SLOWEST_MINUTES, minutesPerRung) });
  const minutes = rung > RUNGS_AT_FULL_PACE ? minutesPerRung * HALF_PACE : minutesPerRung;
  return counted === 'day-and-night' ? now.add({ minutes }) : addWorkingMinutes(now, minutes, closures);
};

const contactsInOrder = (
  route: readonly Agency[],
  terms: EscalationTerms,
  now: Temporal.Instant,
  closures: readonly string[],
): { agencyId: AgencyId; contact: number }[] => {
  const onDuty = route.filter((agency) => isOnDuty(agency, now, closures));
  // Where only office time counts, the route's own order stands: the notice waits for the morning.
  const agencies =
    terms.counted === 'working-hours'
      ? route
      : [...onDuty, ...route.filter((agency) => !onDuty.includes(agency))];
  return agencies.flatMap((agency) => twiceEach(agency));
};

/** Each agency gets two rungs: its first two contacts with a mail address, or the one it has, twice. */
const twiceEach = (agency: Agency): { agencyId: AgencyId; contact: number }[] => {
  const written = agency.contacts.flatMap((contact, index) => (contact.mail ? [index] : []));
  const [first, second = first] = written;
  if (first === undefined || second === undefined) return [];
  return [first, second].map((contact) => ({ agencyId: agency.agencyId, contact }));
};
