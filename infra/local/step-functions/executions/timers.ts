import type { CancelTimer, Timeline } from '../../clock/timeline.ts';
import { type Execution, NONE, type Wakes } from './execution.ts';
import { wakeAt } from './frame.ts';
import { WakeQueue } from './wake-queue.ts';

/** The frame number under which an execution's own time limit is armed. */
export const WHOLE_EXECUTION = -1;

type Executions = { execution(number: number): Execution | undefined };

/** When which frames of all executions have to be woken: one timer of the timeline, for whatever comes next. */
export class Timers {
  readonly #timeline: Timeline;
  readonly #executions: Executions;
  readonly #wake: (execution: Execution, frame: number) => void;
  readonly #queue: WakeQueue;
  #next: { at: number; cancel: CancelTimer } | undefined;

  constructor(
    timeline: Timeline,
    executions: Executions,
    wake: (execution: Execution, frame: number) => void,
  ) {
    this.#timeline = timeline;
    this.#executions = executions;
    this.#wake = wake;
    this.#queue = new WakeQueue((number, frame, at) => {
      const execution = executions.execution(number);
      return execution !== undefined && isArmed(execution, frame, at);
    });
  }

  /** Arms a timer for each frame that has to be woken, keeps those that still fit, and cancels the others. */
  arm(execution: Execution): void {
    const wanted = wantedWakes(execution);
    const before = execution.armed;
    execution.armed = wanted.length === 0 ? NONE : wanted.flat();
    for (const [frame, at] of inPairs(before)) if (!isArmed(execution, frame, at)) this.#queue.noteIdle();
    const isNew = ([frame, at]: Wakes[number]): boolean =>
      !inPairs(before).some(([other, then]) => other === frame && then === at);
    this.#add(execution, wanted.filter(isNew));
  }

  /** Arms the timers of an execution that is known to sleep, without looking into it. */
  armAsleep(execution: Execution, wakes: Wakes): void {
    execution.armed = wakes.flat();
    this.#add(execution, wakes);
  }

  #add({ birth }: Execution, wakes: Wakes): void {
    for (const [frame, at] of wakes) this.#queue.add(at, { execution: birth.number, frame });
    if (wakes.length > 0) this.#setTimer();
  }

  #setTimer(): void {
    const at = this.#queue.nextAt();
    if (at === this.#next?.at) return;
    this.#next?.cancel();
    this.#next =
      at === undefined ? undefined : { at, cancel: this.#timeline.schedule(at, () => this.#wakeDue()) };
  }

  #wakeDue(): void {
    this.#next = undefined;
    const now = this.#timeline.nowEpochMs();
    for (let due = this.#queue.takeDue(now); due; due = this.#queue.takeDue(now)) {
      const execution = this.#executions.execution(due.execution);
      if (!execution) continue;
      const { frame } = due;
      execution.armed = inPairs(execution.armed)
        .filter(([other]) => other !== frame)
        .flat();
      this.#wake(execution, frame);
    }
    this.#setTimer();
  }
}

/** The timers of an execution, as an entry of the journal names them. */
export const wakesOf = ({ armed }: Execution): Wakes => inPairs(armed);

const inPairs = (armed: readonly number[]): Wakes =>
  Array.from({ length: armed.length / 2 }, (_, pair) => [armed[2 * pair] ?? 0, armed[2 * pair + 1] ?? 0]);

const isArmed = ({ armed }: Execution, frame: number, at: number): boolean => {
  for (let place = 0; place < armed.length; place += 2)
    if (armed[place] === frame && armed[place + 1] === at) return true;
  return false;
};

const wantedWakes = (execution: Execution): Wakes => {
  if (execution.status !== 'RUNNING') return [];
  const wanted: Wakes = [];
  const limit = execution.program.definition.TimeoutSeconds;
  if (limit !== undefined)
    wanted.push([WHOLE_EXECUTION, (execution.redrivenAt ?? execution.birth.startedAt) + limit * 1000]);
  for (const frame of execution.frames) {
    const at = wakeAt(frame);
    if (at !== undefined) wanted.push([frame.id, at]);
  }
  return wanted;
};
