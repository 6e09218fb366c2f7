import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import { StaffId, type TaskId } from '../../shared/domain/ids.ts';
import {
  finishTask,
  handOverTask,
  isDoneBySayingSo,
  type TaskRefusal,
  takeTask,
} from '../../shared/domain/task/rules.ts';
import type { Task } from '../../shared/domain/task/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { type Command, carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { taskOf, tasks } from '../../shared/store/tasks.ts';
import { saving } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';

export type TaskCommandRefusal = TaskRefusal | NotYours | { kind: 'NoSuchTask' } | BrokenBelief;

/** A task as the policy asks for it. */
const taskResource = ({ municipality, ward, owner }: Task) => ({
  kind: 'task' as const,
  municipality,
  ward,
  ...(owner ? { owner } : {}),
});

/** A task that this person may see. Refusals: `NoSuchTask`, `NotYours`. */
export const taskFor = async (
  services: Services,
  by: StaffPrincipal,
  taskId: TaskId,
  verb: 'read' | 'write' = 'read',
): Promise<Result<Kept<Task>, NotYours | { kind: 'NoSuchTask' }>> => {
  const kept = await taskOf(services.store, by.municipality, taskId);
  if (!kept) return refused({ kind: 'NoSuchTask' });
  const may = mayI(by, verb, taskResource(kept.value));
  return may.ok ? accepted(kept) : may;
};

/** Makes a task this person's own; `seenOwner` is whose it was on the page that they saw. */
export const takeTaskAtDesk = (
  services: Services,
  by: StaffPrincipal,
  taskId: TaskId,
  seenOwner: string,
): Promise<Result<void, TaskCommandRefusal>> =>
  changeTask(services, by, taskId, 'TaskTaken', async (task) => {
    const seen = StaffId.safeParse(seenOwner);
    return takeTask(task, by.staffId, seen.data);
  });

/** Gives a task to a colleague, or back to the ward's queue where nobody is named. */
export const handOverAtDesk = (
  services: Services,
  by: StaffPrincipal,
  taskId: TaskId,
  { to, note }: { to: string; note: string },
): Promise<Result<void, TaskCommandRefusal>> =>
  changeTask(services, by, taskId, 'TaskHandedOver', async (task) => {
    const colleagues = await staffOf(services.store, by.municipality);
    const colleague = colleagues.find((one) => one.staffId === to);
    if (to && !colleague) return refused({ kind: 'NotInThisWard' });
    return handOverTask(task, by.staffId, colleague, note, services.clock.now());
  });

/** Marks a task done that needs nothing but to be done. */
export const finishTaskAtDesk = (
  services: Services,
  by: StaffPrincipal,
  taskId: TaskId,
): Promise<Result<void, TaskCommandRefusal>> =>
  changeTask(services, by, taskId, 'TaskDone', async (task) => {
    if (!isDoneBySayingSo(task)) return refused({ kind: 'DoneElsewhere' });
    if (task.status === 'needless') return refused({ kind: 'TaskIsOver' });
    return accepted(finishTask(task, by.staffId, services.clock.now()));
  });

const changeTask = async (
  services: Services,
  by: StaffPrincipal,
  taskId: TaskId,
  fact: string,
  decide: (task: Task) => Promise<Result<Task, TaskRefusal>>,
): Promise<Result<void, TaskCommandRefusal>> => {
  const found = await taskFor(services, by, taskId, 'write');
  if (!found.ok) return found;
  const kept = found.value;
  const next = await decide(kept.value);
  if (!next.ok) return next;
  // Pressed twice: there is nothing more to change.
  if (next.value === kept.value) return accepted(undefined);
  const { subject, kind } = kept.value;
  const command: Command = {
    municipality: by.municipality,
    writes: [saving(tasks, kept, next.value, 'TaskTakenMeanwhile')],
    audit: [{ by, subject, fact, about: { taskId, kind } }],
  };
  return carryOut(services, command);
};
