import type { Temporal } from 'temporal-polyfill';
import { tokyoDate, tokyoInstant } from '../../runtime/clock.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { StaffId } from '../ids.ts';
import type { OpenTask, Task } from './schema.ts';

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
