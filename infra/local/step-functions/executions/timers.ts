import type { Timeline } from '../../clock/timeline.ts';
import type { Execution } from './execution.ts';
import { wakeAt } from './frame.ts';

/** The frame number under which an execution's own time limit is armed. */
export const WHOLE_EXECUTION = -1;

type Wake = (execution: Execution, frame: number) => void;

/** Arms a timer for each frame that has to be woken, keeps those that still fit, and cancels the others. */
export const armTimers = (timeline: Timeline, execution: Execution, wake: Wake): void => {
  const wanted = wantedTimers(execution);
  execution.timers = execution.timers.filter((timer) => {
    if (wanted.get(timer.frame) === timer.at) return wanted.delete(timer.frame);
    timer.cancel();
    return false;
  });
  addTimers(timeline, execution, wanted, wake);
};

/** Arms the timers of an execution that is known to sleep, without looking into it. */
export const addTimers = (
  timeline: Timeline,
  execution: Execution,
  wakes: Iterable<readonly [frame: number, atEpochMs: number]>,
  wake: Wake,
): void => {
  for (const [frame, at] of wakes) {
    const cancel = timeline.schedule(at, () => wake(execution, frame));
    execution.timers.push({ frame, at, cancel });
  }
};

const wantedTimers = (execution: Execution): Map<number, number> => {
  const wanted = new Map<number, number>();
  if (execution.status !== 'RUNNING') return wanted;
  const limit = execution.program.definition.TimeoutSeconds;
  if (limit !== undefined)
    wanted.set(WHOLE_EXECUTION, (execution.redrivenAt ?? execution.birth.startedAt) + limit * 1000);
  for (const frame of execution.frames) {
    const at = wakeAt(frame);
    if (at !== undefined) wanted.set(frame.id, at);
  }
  return wanted;
};

/** Forgets a timer that has run. */
export const dropTimer = (execution: Execution, frame: number): void => {
  execution.timers = execution.timers.filter((timer) => timer.frame !== frame);
};
