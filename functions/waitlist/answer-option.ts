import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { choiceWaitOf } from '../../shared/domain/follow-up/waits.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { allAnswered, answerOption } from '../../shared/domain/option/rules.ts';
import type { Option, OptionAnswer } from '../../shared/domain/option/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import { countUse } from '../../shared/store/facility-use.ts';
import { followUpOf } from '../../shared/store/follow-ups.ts';
import { options, optionsOf } from '../../shared/store/options.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { creating, expecting, saving, type Write } from '../../shared/store/writes.ts';
import { answerWait } from '../steps/waiting.ts';
import { openTaskOf, taskAbout } from './case-tasks.ts';
import { endPhoneTask, endTask } from './family-tasks.ts';
import { closingTime, todayOf } from './round.ts';

/** Working days in which a facility should be asked for a family. Unit: days. */
const WORKING_DAYS_TO_ASK_FACILITY = 3;

export type Choosing = {
  city: Municipality;
  current: Case;
  optionId: string;
  answer: OptionAnswer;
  by: Principal;
  onceKey: string;
};

export type ChoosingRefusal =
  | { kind: 'CaseIsClosed' }
  | { kind: 'NoSuchOption' }
  | OnceRefusal
  | BrokenBelief;

/**
 * Records what a family says to an option. "Ask them for me" becomes a task; nothing is ever applied for (R5(6)). The
 * workflow goes on once every option of the round was answered.
 */
export const chooseOption = (
  services: Services,
  choosing: Choosing,
): Promise<Result<Record<string, string>, ChoosingRefusal>> =>
  carryOutOnce<ChoosingRefusal>(
    services,
    {
      municipality: choosing.current.municipality,
      key: `option:${choosing.onceKey}`,
      request: [choosing.optionId, choosing.answer],
    },
    () => decide(services, choosing),
  );

const decide = async (
  services: Services,
  choosing: Choosing,
): Promise<Result<{ command: Command; answer: Record<string, string> }, ChoosingRefusal>> => {
  const { current, optionId, answer, by } = choosing;
  if (current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
  const all = await optionsOf(services.store, current.municipality, current.caseId);
  const option = all.find((kept) => kept.value.optionId === optionId);
  if (!option) return refused({ kind: 'NoSuchOption' });
  const after = answerOption(option.value, answer, services.clock.now());
  const round = await followUpOf(services.store, option.value);
  const others = all.filter(
    ({ value }) =>
      value.childId === after.childId && value.round === after.round && value.optionId !== optionId,
  );
  const made = allAnswered([after, ...others.map(({ value }) => value)]);
  const command: Command = {
    municipality: current.municipality,
    writes: [
      saving(options, option, after, 'OptionMoved'),
      // Two answers at one instant: else each would think the other missing, and nobody would tell the workflow.
      ...others.map((other) => expecting(options, other, 'OptionMoved')),
      ...(await askingForThem(services, choosing)),
      ...countedInterest(services, option.value, after),
      ...(round ? await phoneTaskAfter(services, current, by, round.value, made) : []),
    ],
    effects: made ? [answerWait(choiceWaitOf(option.value), { answered: true })] : [],
    audit: [{ by, subject: current.caseId, fact: 'OptionAnswered', about: { optionId, answer } }],
  };
  return accepted({ command, answer: { optionId } });
};

/** The facility learns that somebody was interested; a second thought is not a second family. */
const countedInterest = (services: Services, before: Option, after: Option): Write[] => {
  const wants = (option: Option) => option.status === 'answered' && option.answer !== 'not-for-us';
  const { municipality, facility } = after;
  return wants(after) && before.status === 'offered'
    ? [countUse(municipality, facility.facilityId, 'interested', todayOf(services))]
    : [];
};

const phoneTaskAfter = (
  services: Services,
  current: Case,
  by: Principal,
  round: FollowUp,
  made: boolean,
): Promise<Write[]> => (made ? endPhoneTask(services, current, by, round, made) : Promise.resolve([]));

/** The task to ask the facility: opened when the family wants it, needless when it does not any more. */
const askingForThem = async (
  services: Services,
  { city, current, optionId, answer, by }: Choosing,
): Promise<Write[]> => {
  if (answer !== 'ask-for-me') return endTask(services, current, by, 'ask-facility', { optionId });
  if (await openTaskOf(services, current, 'ask-facility', { optionId })) return [];
  const { dueAt } = closingTime(services, city, WORKING_DAYS_TO_ASK_FACILITY);
  const task = await taskAbout(services, current, 'ask-facility', dueAt, { optionId });
  return [creating(tasks, task, 'TaskExists')];
};
