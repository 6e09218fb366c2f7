import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import {
  type AnswerRefusal,
  answerRound,
  roundBegunByFamily,
  standingOf,
  wantsOptions,
} from '../../shared/domain/follow-up/rules.ts';
import type {
  FollowUp,
  FollowUpAnswer,
  FollowUpIn,
  NextRound,
} from '../../shared/domain/follow-up/schema.ts';
import { answerWaitOf, waitsOf } from '../../shared/domain/follow-up/waits.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { endDeferral } from '../../shared/domain/waitlist/rules.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import { followUps } from '../../shared/store/follow-ups.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { deferrals, deferralsOfCase } from '../../shared/store/waitlist.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';
import { answerWait } from '../steps/waiting.ts';
import { endPhoneTask, endTask } from './family-tasks.ts';
import { startRound, todayOf } from './round.ts';

export type Answering = {
  current: Case;
  round: Kept<FollowUp>;
  answer: FollowUpAnswer;
  /** The guardian by link, or the consultant who was told it on the phone. */
  by: Principal;
  /** One press of the button: sent twice, it is one answer. */
  onceKey: string;
};

export type AnsweringRefusal = AnswerRefusal | { kind: 'CaseIsClosed' } | OnceRefusal | BrokenBelief;

/** Records what a family says, and lets the workflow that waits for it go on. */
export const answerFollowUp = (
  services: Services,
  answering: Answering,
): Promise<Result<Record<string, string>, AnsweringRefusal>> =>
  carryOutOnce<AnsweringRefusal>(
    services,
    {
      municipality: answering.current.municipality,
      key: `follow-up:${answering.onceKey}`,
      request: [answering.round.value.childId, answering.answer],
    },
    () => decide(services, answering),
  );

const decide = async (
  services: Services,
  { current, round, answer, by }: Answering,
): Promise<Result<{ command: Command; answer: Record<string, string> }, AnsweringRefusal>> => {
  if (current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
  const child = current.family.children.find((one) => one.childId === round.value.childId);
  if (!child) throw new Error(`No child ${round.value.childId} in ${current.caseId}`);
  const who = by.who === 'staff' ? 'consultant' : 'guardian';
  const after = answerRound(round.value, answer, who, child, services.clock.now(), todayOf(services));
  if (!after.ok) return after;
  const begun = begunByFamily(services, after.value, answer, who);
  const command: Command = {
    municipality: current.municipality,
    writes: [
      saving(followUps, round, after.value, 'RoundMoved'),
      ...(begun ? [creating(followUps, begun, 'RoundMoved')] : []),
      ...(await endPhoneTask(services, current, by, after.value, false)),
      ...(await needlessSearch(services, current, by, after.value)),
      ...(await endedBetweenRounds(services, after.value)),
    ],
    effects: begun ? [startRound(begun, begun.startedOn)] : whatFollows(round.value, after.value),
    audit: [
      {
        by,
        subject: current.caseId,
        fact: 'FollowUpAnswered',
        about: { childId: child.childId, round: String(round.value.round), intention: answer.intention },
      },
    ],
  };
  return accepted({ command, answer: { childId: child.childId } });
};

/** Who wants options between two rounds need not wait for the next: that one begins now, answered already. */
const begunByFamily = (
  services: Services,
  after: FollowUp,
  answer: FollowUpAnswer,
  who: 'guardian' | 'consultant',
): FollowUpIn<'answered'> | undefined =>
  after.status === 'closed' && wantsOptions(answer)
    ? roundBegunByFamily(after, answer, who, services.clock.now(), todayOf(services))
    : undefined;

/** Nobody looks for options that the family does not want any more. */
const needlessSearch = async (
  services: Services,
  current: Case,
  by: Principal,
  after: FollowUp,
): Promise<Write[]> =>
  standingOf(after) === 'options'
    ? []
    : endTask(services, current, by.who === 'staff' ? { ...service(current) } : by, 'offer-options', {
        childId: after.childId,
        round: String(after.round),
      });

const service = ({ municipality }: Case): Principal => ({
  who: 'service',
  municipality,
  name: 'waitlist-follow-up',
});

const whatFollows = (before: FollowUp, after: FollowUp): Effect[] => {
  if (after.status === 'closed') {
    return after.next.kind === 'again'
      ? [startRound({ ...after, round: after.round + 1 }, after.next.on)]
      : [];
  }
  const waits = standingOf(after) === 'close' ? waitsOf(after) : [answerWaitOf(after)];
  return before.status === 'asking' || waits.length > 1
    ? waits.map((wait) => answerWait(wait, { answered: true }))
    : [];
};

/** Between two rounds no workflow runs: what ends the following up then ends the deferral here. */
const endedBetweenRounds = async (services: Services, after: FollowUp): Promise<Write[]> => {
  const ending = after.status === 'closed' ? endingOf(after.next) : undefined;
  if (!ending) return [];
  const all = await deferralsOfCase(services.store, after.municipality, after.caseId);
  return all
    .filter((kept) => kept.value.childId === after.childId && kept.value.status === 'deferred')
    .map((kept) =>
      saving(deferrals, kept, endDeferral(kept.value, ending, todayOf(services)), 'DeferralMoved'),
    );
};

const endingOf = (next: NextRound) =>
  next.kind === 'ended' && (next.why === 'placed' || next.why === 'withdrawn' || next.why === 'school-age')
    ? next.why
    : undefined;
