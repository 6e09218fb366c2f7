import { failureDetails } from '../history/event.ts';
import type { Nested } from '../integrations/nested.ts';
import type { WaitState } from '../language/definition.ts';
import type { StepFunctionsPorts } from '../ports.ts';
import { failExecution } from '../states/failing.ts';
import { endMapRun } from '../states/map-run.ts';
import { guarded, runState } from '../states/run-state.ts';
import { type StateWorld, Step } from '../states/step.ts';
import { timeOutTask } from '../states/task-answers.ts';
import { endWaiting } from '../states/wait.ts';
import { Activities } from './activities.ts';
import { dependenceOf, dependentsOf } from './dependents.ts';
import type { Execution } from './execution.ts';
import { awaitsAnswer, awaitsJob, awaitsWorker, type Frame, isIdle, isReady } from './frame.ts';
import { hasRoom, historyFull } from './history-room.ts';
import type { ItemRuns } from './item-runs.ts';
import type { Ledger } from './ledger.ts';
import { type Attempt, Requests, type TakeAnswer } from './requests.ts';
import { Timers, WHOLE_EXECUTION } from './timers.ts';
import { Turn } from './turn.ts';

/**
 * Moves executions: one thing after the other within an execution, all executions side by side. Every transition is
 * committed as a whole; a request is made only once the transition that scheduled it is on the disk.
 */
export class Runner {
  /** Where tasks wait for workers of their own. */
  readonly activities: Activities;
  readonly #ports: StepFunctionsPorts;
  readonly #world: StateWorld;
  readonly #ledger: Ledger;
  readonly #items: ItemRuns;
  readonly #nested: Nested;
  readonly #timers: Timers;
  readonly #turns = new Map<number, Promise<unknown>>();
  readonly #requests: Requests;
  readonly #whenClosed = new Map<number, ((execution: Execution) => void)[]>();

  constructor(ports: StepFunctionsPorts, world: StateWorld, ledger: Ledger, items: ItemRuns, nested: Nested) {
    this.activities = new Activities(ports.timeline);
    this.#items = items;
    this.#nested = nested;
    this.#ports = ports;
    this.#world = world;
    this.#ledger = ledger;
    this.#timers = new Timers(ports.timeline, ledger, (execution, frame) => this.#wake(execution, frame));
    this.#requests = new Requests({ ports, nested }, ledger, (attempt, act) =>
      this.#takeAnswer(attempt, act),
    );
  }

  /** Lets an execution go on by itself as far as it can. */
  go(execution: Execution) {
    void this.inTurn(execution, async () => {});
  }

  /** After a restart: lets an execution sleep on if it slept, else go on where it was. */
  resume(execution: Execution) {
    const { asleep } = execution;
    if (!asleep) return this.go(execution);
    execution.asleep = undefined;
    this.#timers.armAsleep(execution, asleep);
  }

  /** Does something to an execution when nothing else is being done to it, then lets it go on. */
  inTurn<T>(execution: Execution, work: () => Promise<T>): Promise<T> {
    const { number } = execution.birth;
    const before = this.#turns.get(number) ?? Promise.resolve();
    const result = before.then(work);
    const settled = this.#afterwards(execution, result).finally(() => {
      if (this.#turns.get(number) === settled) this.#turns.delete(number);
    });
    this.#turns.set(number, settled);
    void this.#ports.timeline.busy(settled);
    return result;
  }

  /** Whatever became of the work, which its caller is told, the execution goes on. */
  async #afterwards(execution: Execution, work: Promise<unknown>): Promise<void> {
    await work.catch(() => {});
    await this.#goOn(execution);
  }

  /** Runs a change of one frame as a turn of its own. */
  async change(execution: Execution, frame: Frame, act: (step: Step) => Promise<void> | void): Promise<void> {
    const turn = new Turn(execution, this.#ports.timeline.nowEpochMs());
    const step = new Step(this.#world, turn, frame);
    await guarded(step, async () => act(step));
    void this.commit(turn);
  }

  commit(turn: Turn): Promise<void> {
    const before = dependentsOf(turn.execution);
    const durable = this.#ledger.write(turn.entry());
    if (before.length > 0) this.#giveUp(turn, before);
    // Whoever waits for this end goes on in the same instant: time stands until they were told.
    if (turn.closing) void this.#ports.timeline.busy(durable.then(() => this.#tellClosed(turn.execution)));
    return durable;
  }

  /** Resolves with the execution once it has ended. */
  closed(execution: Execution): Promise<Execution> {
    if (execution.status !== 'RUNNING') return Promise.resolve(execution);
    const { number } = execution.birth;
    return new Promise((resolve) => {
      this.#whenClosed.set(number, [...(this.#whenClosed.get(number) ?? []), resolve]);
    });
  }

  #tellClosed(execution: Execution): void {
    const waiting = this.#whenClosed.get(execution.birth.number) ?? [];
    this.#whenClosed.delete(execution.birth.number);
    for (const resolve of waiting) resolve(execution);
    this.#items.noteEnd(execution);
    const parent = this.#items.parentOf(execution);
    if (parent?.status === 'RUNNING') this.go(parent);
  }

  async #goOn(execution: Execution): Promise<void> {
    do {
      for (let ready = execution.frames.filter(isReady); ready.length > 0 && !this.#ledger.closed; ) {
        for (const { id } of ready) await this.#stepOf(execution, id);
        ready = execution.frames.filter(isReady);
      }
    } while (!this.#ledger.closed && (await this.#advanceItems(execution)));
    if (this.#ledger.closed) return;
    for (const frame of execution.frames) {
      if (awaitsAnswer(frame)) this.#requests.make(execution, frame);
      if (awaitsJob(frame)) this.#requests.awaitJob(execution, frame);
      if (awaitsWorker(frame)) this.#layOut(execution, frame);
    }
    this.#timers.arm(execution);
    if (isIdle(execution)) execution.pack();
  }

  /** Moves distributed maps on; true if one has come to its end, so that the execution may go further. */
  async #advanceItems(execution: Execution): Promise<boolean> {
    for (const frame of execution.frames) {
      const { phase } = frame;
      if (phase.kind !== 'map-run') continue;
      const state = this.#items.advance(execution, frame, phase);
      if (state === 'going') continue;
      const items = state === 'complete' ? this.#items.itemsOf(execution, phase) : [];
      await this.change(execution, frame, (step) => endMapRun(step, phase, state, items));
      return true;
    }
    return false;
  }

  /** Stops what a frame had begun outside of its execution and nobody waits for any more. */
  #giveUp({ execution, closing }: Turn, before: readonly Frame[]): void {
    const still = new Set(dependentsOf(execution).map(dependenceOf));
    for (const frame of before) {
      if (still.has(dependenceOf(frame))) continue;
      const { phase } = frame;
      const left = phase.kind === 'map-run' ? this.#items.leave(execution, phase) : this.#jobOf(phase);
      const why = closing?.status === 'ABORTED' ? failureDetails(closing) : {};
      for (const begun of left) void this.abort(begun, why);
    }
  }

  #jobOf(phase: Frame['phase']): Execution[] {
    const job = phase.kind === 'asked' && phase.job ? this.#nested.execution(phase.job) : undefined;
    return job ? [job] : [];
  }

  /** Ends an execution from outside; one that has ended already stays as it is. */
  abort(
    execution: Execution,
    why: { error?: string | undefined; cause?: string | undefined },
  ): Promise<void> {
    return this.inTurn(execution, async () => {
      if (execution.status !== 'RUNNING') return;
      const turn = new Turn(execution, this.#ports.timeline.nowEpochMs());
      turn.record('ExecutionAborted', 0, failureDetails(why));
      turn.close({ status: 'ABORTED', ...failureDetails(why) });
      await this.commit(turn);
    });
  }

  #layOut(execution: Execution, { id, phase }: Frame): void {
    if (phase.kind !== 'asked' || phase.activity === undefined) return;
    const { scheduled } = phase;
    this.activities.offer(phase.activity, { execution: execution.birth.number, frame: id, scheduled });
  }

  async #stepOf(execution: Execution, id: number): Promise<void> {
    const frame = execution.frames.find((candidate) => candidate.id === id);
    if (!frame || !isReady(frame) || execution.status !== 'RUNNING') return;
    const turn = new Turn(execution, this.#ports.timeline.nowEpochMs());
    const step = new Step(this.#world, turn, frame);
    if (hasRoom(execution)) await runState(step);
    else failExecution(step, historyFull());
    void this.commit(turn);
  }

  /** An answer to an attempt that is over (timed out, stopped) is nobody's any more. */
  #takeAnswer({ execution, frame: id, scheduled }: Attempt, act: TakeAnswer): Promise<void> {
    return this.inTurn(execution, async () => {
      const frame = execution.frames.find((candidate) => candidate.id === id);
      if (frame?.phase.kind !== 'asked' || frame.phase.scheduled !== scheduled) return;
      const { phase } = frame;
      await this.change(execution, frame, (step) => act(step, phase));
    });
  }

  #wake(execution: Execution, id: number): void {
    void this.inTurn(execution, async () => {
      if (execution.status !== 'RUNNING') return;
      if (id === WHOLE_EXECUTION) return this.#timeOut(execution);
      const frame = execution.frames.find((candidate) => candidate.id === id);
      if (frame) await this.#wakeFrame(execution, frame);
    });
  }

  async #wakeFrame(execution: Execution, frame: Frame): Promise<void> {
    const now = this.#ports.timeline.nowEpochMs();
    const { phase } = frame;
    if (phase.kind === 'waiting' && phase.until <= now)
      return this.change(execution, frame, (step) => endWaiting(step, step.state as WaitState));
    if (phase.kind === 'backing-off' && phase.until <= now)
      return this.change(execution, frame, (step) => step.become({ phase: { kind: 'trying' } }));
    if (phase.kind !== 'asked') return;
    const late = (phase.timeoutAt ?? Number.POSITIVE_INFINITY) <= now;
    const silent = (phase.heartbeatBy ?? Number.POSITIVE_INFINITY) <= now;
    if (late || silent) await this.change(execution, frame, (step) => timeOutTask(step, phase));
  }

  /** The execution has lived longer than its machine allows. */
  async #timeOut(execution: Execution): Promise<void> {
    const turn = new Turn(execution, this.#ports.timeline.nowEpochMs());
    turn.record('ExecutionTimedOut', 0, {});
    turn.close({ status: 'TIMED_OUT' });
    await this.commit(turn);
  }
}
