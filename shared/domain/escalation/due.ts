import { Temporal } from 'temporal-polyfill';
import { nextMark } from './outcome-clock.ts';
import type { Escalation, Unacknowledged } from './schema.ts';

/** What must happen with an escalation now; while it waits for a person, until when. */
export type Due =
  | { next: 'tell-next-rung' }
  | { next: 'remind' }
  | { next: 'await-acknowledgement'; until: Temporal.Instant }
  | { next: 'await-outcome'; until: Temporal.Instant }
  | { next: 'nothing' };

/**
 * Decides what is due, from the escalation and the clock alone: lost timers and late answers change nothing.
 * The outcome clock runs beside the ladder. Only a settled escalation has nothing due.
 */
export const whatIsDue = (
  escalation: Escalation,
  now: Temporal.Instant,
  closures: readonly string[],
): Due => {
  if (escalation.status === 'settled') return { next: 'nothing' };
  const mark = nextMark(escalation, closures).at;
  if (!isBefore(now, mark)) return { next: 'remind' };
  if (escalation.status === 'acknowledged') return { next: 'await-outcome', until: mark };
  const rungEnd = endOfRung(escalation);
  if (rungEnd === 'over' || !isBefore(now, rungEnd)) return { next: 'tell-next-rung' };
  return { next: 'await-acknowledgement', until: isBefore(mark, rungEnd) ? mark : rungEnd };
};

/** So many rungs are left at once when their notice bounces. Later ones wait: people phone by then, mails must not storm. */
const RUNGS_LEFT_AT_ONCE = 6;

/** A rung is over before its time when its notice did not arrive: silence could only be waited for in vain. */
const endOfRung = (escalation: Unacknowledged): Temporal.Instant | 'over' => {
  if (escalation.status === 'raised') return 'over';
  if (escalation.rung > RUNGS_LEFT_AT_ONCE) return Temporal.Instant.from(escalation.rungEndsAt);
  const ofRung = escalation.told.filter((told) => told.rung === escalation.rung);
  const inVain = ofRung.length > 0 && ofRung.every((told) => told.undelivered);
  return inVain ? 'over' : Temporal.Instant.from(escalation.rungEndsAt);
};

const isBefore = (left: Temporal.Instant, right: Temporal.Instant): boolean =>
  Temporal.Instant.compare(left, right) < 0;
