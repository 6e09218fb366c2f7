import { accepted, type Result, refused } from '../../runtime/result.ts';
import { type DateLike, isBefore, type LocalDate } from '../calendar/local-date.ts';
import type { Case } from '../case/schema.ts';
import { wantsOptions } from '../follow-up/rules.ts';
import type { FollowUp } from '../follow-up/schema.ts';
import type { Exclusion } from './exclusion.ts';
import type { Deferral } from './schema.ts';

export type NotWoken =
  | { kind: 'CaseIsClosed' }
  | { kind: 'NotDeferredAnyMore' }
  | { kind: 'NotFollowedUp' }
  | { kind: 'FollowUpEnded' }
  | { kind: 'LeftInPeace'; until: LocalDate }
  | { kind: 'WantsNoOptions' }
  /** On the list for another reason than a place, and the family has not said that it wants options. */
  | { kind: 'AsksForNoOther'; exclusion: Exclusion };

/** Who stands on the list so asks for no other place: one facility only, or leave that is to go on. */
const ASKS_FOR_NO_OTHER: readonly Exclusion[] = ['one-facility-only', 'parental-leave'];

/**
 * Whether a new place may be looked at for a child that waits. Nothing is looked for where a family withdrew, found a
 * place, asked to be left in peace, or said that it wants no options; one that has said nothing yet is no refusal, for it is
 * the consultant who hears of the place, not the family. `newest`: the child's newest round. Source: R5(6), Y2.
 */
export const mayWake = (
  { current, deferral, newest }: { current: Case; deferral: Deferral; newest: FollowUp | undefined },
  today: DateLike,
): Result<void, NotWoken> => {
  if (current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
  if (deferral.status === 'ended') return refused({ kind: 'NotDeferredAnyMore' });
  if (!newest) return refused({ kind: 'NotFollowedUp' });
  if (newest.status === 'closed' && newest.next.kind === 'ended') return refused({ kind: 'FollowUpEnded' });
  const { answer } = newest;
  const until = answer && 'askAgainOn' in answer ? answer.askAgainOn : undefined;
  if (until !== undefined && newest.status === 'closed' && isBefore(today, until))
    return refused({ kind: 'LeftInPeace', until });
  if (answer && !wantsOptions(answer)) return refused({ kind: 'WantsNoOptions' });
  const { exclusion } = deferral.said;
  if (!answer && exclusion && ASKS_FOR_NO_OTHER.includes(exclusion))
    return refused({ kind: 'AsksForNoOther', exclusion });
  return accepted(undefined);
};
