import { escalationLetters } from '../escalation/letters.ts';
import { intakeLetters } from '../intake/letters.ts';
import type { LetterSources } from '../outbox/letters.ts';
import { vacancyLetters } from '../vacancy/letters.ts';
import { waitlistLetters } from '../waitlist/letters.ts';

/** Every letter that the outbox can send, feature by feature. */
export const allLetters: LetterSources = {
  ...escalationLetters,
  ...intakeLetters,
  ...vacancyLetters,
  ...waitlistLetters,
};
