import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { standingOf } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { dismissTask, finishTask } from '../../shared/domain/task/rules.ts';
import type { TaskKind } from '../../shared/domain/task/schema.ts';
import { followUpsOf, newestRounds } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { saving, type Write } from '../../shared/store/writes.ts';
import { openTaskOf } from './case-tasks.ts';

/** Ends a task that an answer has made needless: done, when a member of staff brought the answer. */
export const endTask = async (
  services: Services,
  current: Case,
  by: Principal,
  kind: TaskKind,
  about: Record<string, string> = {},
): Promise<Write[]> => {
  const task = await openTaskOf(services, current, kind, about);
  if (!task) return [];
  const now = services.clock.now();
  const ended = by.who === 'staff' ? finishTask(task.value, by.staffId, now) : dismissTask(task.value, now);
  return [saving(tasks, task, ended, 'TaskMoved')];
};

/**
 * Ends the phone task of a family once nothing is left to be asked by phone: `after` is the round as the command
 * leaves it, and its options are answered when `choiceMade`.
 */
export const endPhoneTask = async (
  services: Services,
  current: Case,
  by: Principal,
  after: FollowUp,
  choiceMade: boolean,
): Promise<Write[]> => {
  const rounds = newestRounds(await followUpsOf(services.store, current.municipality, current.caseId))
    .map((kept) => kept.value)
    .filter((round) => round.childId !== after.childId);
  const asksByPhone = (round: FollowUp): boolean => ['phone', 'offer'].includes(standingOf(round));
  const mine = asksByPhone(after) && !(standingOf(after) === 'offer' && choiceMade);
  return mine || rounds.some(asksByPhone) ? [] : endTask(services, current, by, 'call-guardian');
};
