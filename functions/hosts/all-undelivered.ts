import { escalationUndelivered } from '../escalation/undelivered.ts';
import type { UndeliveredHandler } from '../outbox/mail-events.ts';
import { vacancyUndelivered } from '../vacancy/undelivered.ts';
import { waitlistUndelivered } from '../waitlist/undelivered.ts';

/** By letter: what its feature does when the mail does not arrive for good. */
export const allUndelivered: Record<string, UndeliveredHandler> = {
  ...escalationUndelivered,
  ...vacancyUndelivered,
  ...waitlistUndelivered,
};
