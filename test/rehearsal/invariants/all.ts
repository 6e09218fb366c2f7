import { chainsAreWhole, everyCaseHasAnOpening } from './audit.ts';
import { shownIsWhatWasSaid } from './figures.ts';
import type { Invariant } from './invariant.ts';
import { everyListedChildIsKnown } from './lists.ts';
import {
  everyEffectHappens,
  nobodyIsRemindedAfterAnswering,
  noMailTwice,
  oneRecipientPerMail,
  whoAskedForPeaceHasIt,
  whoLeftIsLeftAlone,
} from './mails.ts';
import { nobodyReadsAcross } from './neighbours.ts';
import { everyReferenceIsACase, oneCasePerSubmission } from './receipts.ts';
import { everyConcernIsHeld, everyTaskHasSomebody, noExecutionFails, noTaskForAClosedCase } from './work.ts';

/** What must hold at the end of each day, whatever people did and whatever broke. */
export const allInvariants: readonly Invariant[] = [
  everyReferenceIsACase,
  oneCasePerSubmission,
  everyListedChildIsKnown,
  noMailTwice,
  oneRecipientPerMail,
  nobodyIsRemindedAfterAnswering,
  whoLeftIsLeftAlone,
  whoAskedForPeaceHasIt,
  everyEffectHappens,
  everyTaskHasSomebody,
  noTaskForAClosedCase,
  everyConcernIsHeld,
  noExecutionFails,
  nobodyReadsAcross,
  chainsAreWhole,
  everyCaseHasAnOpening,
  shownIsWhatWasSaid,
];
