import { Temporal } from 'temporal-polyfill';
import { tokyoDate, tokyoInstant } from '../../runtime/clock.ts';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { StaffId } from '../ids.ts';
import type { Staff } from '../staff/schema.ts';
import type { NotedPlace, OpenTask, Task, TaskKind } from './schema.ts';

/** The hour by which a task of a day is due: the counters close. */
const CLOSING_TIME = '17:00';

/** Closing time, so many working days of this municipality from now. */
export const dueInWorkingDays = (
  days: number,
  now: Temporal.Instant,
  closures: readonly string[],
): Temporal.Instant => tokyoInstant(addWorkingDays(tokyoDate(now), days, closures), CLOSING_TIME);

/** A task that was done, by whom. One that is no longer open stays as it is. */
export const finishTask = (task: Task, doneBy: StaffId, now: Temporal.Instant): Task =>
  task.status === 'open' ? { ...task, status: 'done', doneAt: now.toString(), doneBy } : task;

/** A task that nobody needs to do any more. */
export const dismissTask = (task: OpenTask, now: Temporal.Instant): Task => ({
  ...task,
  status: 'needless',
  endedAt: now.toString(),
});

/** When a task of a day is due. */
export const closingTimeOn = (date: string): Temporal.Instant =>
  tokyoInstant(Temporal.PlainDate.from(date), CLOSING_TIME);

/** Tasks that nothing waits for: done when somebody says so. All others end by what is done in their feature's room. */
const DONE_BY_SAYING_SO: readonly TaskKind[] = [
  'next-step',
  'correct-address',
  'new-places',
  'ask-facility',
  'print-sheets',
];

export const isDoneBySayingSo = (task: Pick<Task, 'kind'>): boolean => DONE_BY_SAYING_SO.includes(task.kind);

export type TaskRefusal =
  | { kind: 'DoneElsewhere' }
  | { kind: 'TaskIsOver' }
  | { kind: 'TaskTakenMeanwhile' }
  | { kind: 'NotInThisWard' }
  | { kind: 'HandOverWithoutNote' };

/**
 * A member of staff makes a task their own: from the queue, or from a colleague whom they cover for. `seenOwner` is
 * whose task it was when they decided so.
 * Refusals: `TaskIsOver`; `TaskTakenMeanwhile` when it has another owner by now.
 */
export const takeTask = (
  task: Task,
  staffId: StaffId,
  seenOwner: StaffId | undefined,
): Result<OpenTask, TaskRefusal> => {
  if (task.status !== 'open') return refused({ kind: 'TaskIsOver' });
  if (task.owner === staffId) return accepted(task);
  if (task.owner !== seenOwner) return refused({ kind: 'TaskTakenMeanwhile' });
  return accepted({ ...task, owner: staffId });
};

/**
 * Gives a task to a colleague, or back to the ward's queue, with what they should know.
 * Refusals: `TaskIsOver`; `NotInThisWard` for somebody who does not work there now; `HandOverWithoutNote`.
 */
export const handOverTask = (
  task: Task,
  from: StaffId,
  to: Staff | undefined,
  note: string,
  now: Temporal.Instant,
): Result<OpenTask, TaskRefusal> => {
  if (task.status !== 'open') return refused({ kind: 'TaskIsOver' });
  if (to && !worksOn(to, task)) return refused({ kind: 'NotInThisWard' });
  if (!note.trim()) return refused({ kind: 'HandOverWithoutNote' });
  const handOver = { from, ...(to ? { to: to.staffId } : {}), at: now.toString(), note: note.trim() };
  const { owner: _, ...rest } = task;
  return accepted({
    ...rest,
    ...(to ? { owner: to.staffId } : {}),
    handOvers: [...(task.handOvers ?? []), handOver],
  });
};

/**
 * A task whose owner does not work in its ward any more (`owner` is who that is, if still known) stands in the ward's
 * queue again, in everybody's sight. A task that has somebody, or stands there already, stays as it is.
 */
export const queueLeftBehind = (task: OpenTask, owner: Staff | undefined): OpenTask => {
  if (task.owner === undefined || (owner && worksOn(owner, task))) return task;
  const { owner: _, ...queued } = task;
  return queued;
};

/** Whether somebody may be given this task: works here now, with families, in its ward. */
export const worksOn = (staff: Staff, task: Pick<Task, 'ward'>): boolean =>
  staff.active && staff.role !== 'administrator' && staff.wards.includes(task.ward);

/** A task whose due time has passed. */
export const isOverdue = (task: OpenTask, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(task.dueAt), now) < 0;

/** More than anybody weighs at once; the newest stay. */
const NOTED_AT_MOST = 20;

/** The task with places that became free, for whoever does it. */
export const notePlaces = (task: OpenTask, places: readonly NotedPlace[]): OpenTask => ({
  ...task,
  newPlaces: [...(task.newPlaces ?? []), ...places].slice(-NOTED_AT_MOST),
});
