import type { Temporal } from 'temporal-polyfill';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { ageClassOn } from '../calendar/age-class.ts';
import { type DateLike, isBefore, type LocalDate, localDate, plainDate } from '../calendar/local-date.ts';
import type { Case, Child } from '../case/schema.ts';
import type { Deferral } from '../waitlist/schema.ts';
import type { AskBy, FollowUp, FollowUpAnswer, FollowUpIn, NextRound } from './schema.ts';

/** A family that did not say when is asked again after so long. Unit: months. */
export const MONTHS_BETWEEN_ROUNDS = 3;

/** The furthest day that a family may name; beyond it a figure was mistyped. Unit: months. */
export const MONTHS_LEFT_IN_PEACE_AT_MOST = 24;

export type NotToBeAsked =
  | { kind: 'CaseIsClosed' }
  | { kind: 'NotDeferredAnyMore' }
  | { kind: 'FollowUpEnded' }
  | { kind: 'SchoolAge' }
  /** The family named a day, and it has not come. */
  | { kind: 'LeftInPeace'; until: LocalDate };

/**
 * Whether a family may be asked about a child today, and by which way: by mail when it gave an address and does not
 * prefer the phone. `before`: the round before this one, if there was one; a child that had left the list and stands on
 * it once more is asked about again.
 */
export const mayAsk = (
  {
    current,
    child,
    deferral,
    before,
  }: {
    current: Case;
    child: Child;
    deferral: Deferral | undefined;
    before: FollowUp | undefined;
  },
  today: DateLike,
): Result<AskBy, NotToBeAsked> => {
  if (current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
  if (deferral?.status === 'ended') return refused({ kind: 'NotDeferredAnyMore' });
  if (isAtSchool(child, today)) return refused({ kind: 'SchoolAge' });
  if (before?.status === 'closed') {
    const isBack = before.next.kind === 'ended' && before.next.why === 'off-the-list';
    if (before.next.kind === 'ended' && !isBack) return refused({ kind: 'FollowUpEnded' });
    if (before.next.kind === 'again' && isBefore(today, before.next.on))
      return refused({ kind: 'LeftInPeace', until: before.next.on });
  }
  return accepted(wayToAsk(current, before?.answer));
};

const wayToAsk = (current: Case, last: FollowUpAnswer | undefined): AskBy => {
  const preferred = last && 'askBy' in last ? last.askBy : undefined;
  return current.family.mail && preferred !== 'phone' ? 'mail' : 'phone';
};

const isAtSchool = ({ birth }: Child, on: DateLike): boolean =>
  birth.kind === 'born' && ageClassOn(birth.bornOn, on).kind === 'school age';

/** Whether an answer asks for options to be looked for. */
export const wantsOptions = (answer: FollowUpAnswer): boolean =>
  'wantsOptions' in answer && answer.wantsOptions;

/**
 * When to ask again after what a family answered, or did not: on the day that it named, never before; else a quarter
 * later. Ends on placement and withdrawal, and when the child is at school by then.
 */
export const nextRoundAfter = (
  answer: FollowUpAnswer | undefined,
  child: Child,
  today: DateLike,
): NextRound => {
  if (answer?.intention === 'placed') return { kind: 'ended', why: 'placed' };
  if (answer?.intention === 'withdraw') return { kind: 'ended', why: 'withdrawn' };
  const usual = plainDate(today).add({ months: MONTHS_BETWEEN_ROUNDS });
  const on = answer?.askAgainOn ?? localDate(usual);
  return isAtSchool(child, on) ? { kind: 'ended', why: 'school-age' } : { kind: 'again', on };
};

export type AnswerRefusal =
  | { kind: 'AskAgainTooEarly' }
  | { kind: 'AskAgainTooLate' }
  | { kind: 'RoundIsOver' };

/** Whether a day to be asked again can be kept: later than today, and within two years. */
export const checkAskAgain = (
  answer: FollowUpAnswer,
  today: DateLike,
): Result<void, Exclude<AnswerRefusal, { kind: 'RoundIsOver' }>> => {
  const on = 'askAgainOn' in answer ? answer.askAgainOn : undefined;
  if (on === undefined) return accepted(undefined);
  if (!isBefore(today, on)) return refused({ kind: 'AskAgainTooEarly' });
  const latest = plainDate(today).add({ months: MONTHS_LEFT_IN_PEACE_AT_MOST });
  return isBefore(latest, on) ? refused({ kind: 'AskAgainTooLate' }) : accepted(undefined);
};

/**
 * Takes what the family says. It may say something else as long as the round goes on, and also between two rounds,
 * which moves the next one. Refusals: a day that cannot be kept; `RoundIsOver` when nothing follows any more.
 */
export const answerRound = (
  current: FollowUp,
  answer: FollowUpAnswer,
  by: 'guardian' | 'consultant',
  child: Child,
  now: Temporal.Instant,
  today: DateLike,
): Result<FollowUp, AnswerRefusal> => {
  const checked = checkAskAgain(answer, today);
  if (!checked.ok) return checked;
  const said = { answer, answeredAt: now.toString(), answeredBy: by };
  switch (current.status) {
    case 'asking': {
      const { way: _, remindedAt: __, answer: ___, ...rest } = current;
      return accepted({ ...rest, ...said, status: 'answered', noOptions: false });
    }
    case 'answered':
    case 'offered':
      return accepted({ ...current, ...said });
    case 'closed':
      return current.next.kind === 'ended'
        ? refused({ kind: 'RoundIsOver' })
        : accepted({ ...current, ...said, next: nextRoundAfter(answer, child, today) });
    default:
      return current satisfies never;
  }
};

/** Closes a round, answered or not. Closing it again keeps the first end. */
export const closeRound = (current: FollowUp, next: NextRound, now: Temporal.Instant): FollowUp => {
  if (current.status === 'closed') return current;
  const { municipality, caseId, childId, round, startedOn, openedAt } = current;
  const said =
    current.status === 'asking'
      ? {}
      : { answer: current.answer, answeredAt: current.answeredAt, answeredBy: current.answeredBy };
  return {
    status: 'closed',
    municipality,
    caseId,
    childId,
    round,
    startedOn,
    openedAt,
    ...said,
    closedAt: now.toString(),
    next,
  };
};

/** What a round waits for now. */
export type Standing = 'ask' | 'phone' | 'options' | 'offer' | 'close';

/** Where a round stands, and so what comes next in it. */
export const standingOf = (current: FollowUp): Standing => {
  switch (current.status) {
    case 'asking':
      return current.way === 'mail' ? 'ask' : 'phone';
    case 'answered':
      return wantsOptions(current.answer) && !current.noOptions ? 'options' : 'close';
    case 'offered':
      return wantsOptions(current.answer) ? 'offer' : 'close';
    case 'closed':
      return 'close';
    default:
      return current satisfies never;
  }
};

/** The options are with the family now. */
export const offerRound = (
  { noOptions: _, status: __, ...rest }: FollowUpIn<'answered'>,
  now: Temporal.Instant,
): FollowUp => ({ ...rest, status: 'offered', offeredAt: now.toString() });

/**
 * The round that a family begins by itself: between two rounds it says how things are, and wants options now. It is
 * answered already, and nobody asks it again.
 */
export const roundBegunByFamily = (
  { municipality, caseId, childId, round }: FollowUpIn<'closed'>,
  answer: FollowUpAnswer,
  by: 'guardian' | 'consultant',
  now: Temporal.Instant,
  today: DateLike,
): FollowUpIn<'answered'> => ({
  status: 'answered',
  municipality,
  caseId,
  childId,
  round: round + 1,
  startedOn: localDate(today),
  openedAt: now.toString(),
  answer: withoutPastDay(answer, today),
  answeredAt: now.toString(),
  answeredBy: by,
  noOptions: false,
});

/** A day to be asked again that has come says nothing about the next time. */
const withoutPastDay = (answer: FollowUpAnswer, today: DateLike): FollowUpAnswer => {
  if (answer.intention !== 'unchanged' && answer.intention !== 'changed') return answer;
  const { askAgainOn, ...rest } = answer;
  return askAgainOn !== undefined && isBefore(today, askAgainOn) ? answer : rest;
};
