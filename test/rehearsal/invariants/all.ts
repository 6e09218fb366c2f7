import { chainsAreWhole, everyCaseHasAnOpening } from './audit.ts';
import { shownIsWhatWasSaid } from './figures.ts';
import type { Invariant } from './invariant.ts';
import {
  everyEffectHappens,
  nobodyIsRemindedAfterAnswering,
  noMailTwice,
  oneRecipientPerMail,
  whoLeftIsLeftAlone,
} from './mails.ts';
import { everyReferenceIsACase, oneCasePerSubmission } from './receipts.ts';
import { everyConcernIsHeld, everyTaskHasSomebody, noExecutionFails, noTaskForAClosedCase } from './work.ts';

/** What must hold at the end of each day, whatever people did and whatever broke. */
export const allInvariants: readonly Invariant[] = [
  everyReferenceIsACase,
  oneCasePerSubmission,
  noMailTwice,
  oneRecipientPerMail,
  nobodyIsRemindedAfterAnswering,
  whoLeftIsLeftAlone,
  everyEffectHappens,
  everyTaskHasSomebody,
  noTaskForAClosedCase,
  everyConcernIsHeld,
  noExecutionFails,
  chainsAreWhole,
  everyCaseHasAnOpening,
  shownIsWhatWasSaid,
];
