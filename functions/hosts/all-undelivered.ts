import type { UndeliveredHandler } from '../outbox/mail-events.ts';

/** By letter: what its feature does when the mail does not arrive for good. */
export const allUndelivered: Record<string, UndeliveredHandler> = {};
