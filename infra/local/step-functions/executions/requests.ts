import { type AskWorld, ask } from '../integrations/ask.ts';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { TaskState } from '../language/definition.ts';
import { stateAt } from '../language/program.ts';
import type { Step } from '../states/step.ts';
import { resourceOf } from '../states/task.ts';
import { finishTask, takeAnswer } from '../states/task-answers.ts';
import type { Execution } from './execution.ts';
import type { AskedPhase, Frame } from './frame.ts';
import type { Ledger } from './ledger.ts';

/** One time that a task is asked: the frame's id, and the event that scheduled it. */
export type Attempt = { execution: Execution; frame: number; scheduled: number };

/** What an answer makes of the frame that waits for it. */
export type TakeAnswer = (step: Step, phase: AskedPhase) => Promise<void>;

/** Makes the requests of tasks, each only once its scheduling is on the disk, and hands the answers to the runner. */
export class Requests {
  readonly #world: AskWorld;
  readonly #ledger: Ledger;
  readonly #take: (attempt: Attempt, act: TakeAnswer) => Promise<void>;
  readonly #underWay = new Set<string>();

  constructor(world: AskWorld, ledger: Ledger, take: (attempt: Attempt, act: TakeAnswer) => Promise<void>) {
    this.#world = world;
    this.#ledger = ledger;
    this.#take = take;
  }

  make(execution: Execution, frame: Frame): void {
    const asked = frame.phase as AskedPhase;
    const attempt = { execution, frame: frame.id, scheduled: asked.scheduled };
    const ended = this.#begin(keyOf(attempt));
    if (!ended) return;
    const take = (answer: TaskAnswer): Promise<void> =>
      this.#take(attempt, (step, phase) => takeAnswer(step, phase, answer)).finally(ended);
    const answered = this.#ask(execution, frame, asked);
    void this.#world.ports.timeline.busy(answered.then((answer) => this.#afterItsTime(answer, take)));
  }

  /** A job can take days: time goes on while it is waited for. */
  awaitJob(execution: Execution, frame: Frame): void {
    const { scheduled, job = '' } = frame.phase as AskedPhase;
    const attempt = { execution, frame: frame.id, scheduled };
    const ended = this.#begin(`${keyOf(attempt)}/job`);
    if (!ended) return;
    const state = stateAt(execution.program, frame.flow, frame.at) as TaskState;
    void this.#world.nested
      .ended(job, state.Resource.endsWith('.sync:2'))
      .then((answer) => this.#take(attempt, (step) => finishTask(step, answer)))
      .finally(ended);
  }

  /** Notes that something is under way, and gives what takes the note back; undefined if it was under way already. */
  #begin(key: string): (() => void) | undefined {
    if (this.#underWay.has(key)) return undefined;
    this.#underWay.add(key);
    return () => void this.#underWay.delete(key);
  }

  /** An answer that took time of its own is taken when that has passed, and time may pass meanwhile. */
  #afterItsTime(answer: TaskAnswer, take: (answer: TaskAnswer) => Promise<void>): Promise<void> | undefined {
    if (answer.tookMs === undefined) return take(answer);
    const { timeline } = this.#world.ports;
    timeline.schedule(timeline.nowEpochMs() + answer.tookMs, () => void take(answer));
    return undefined;
  }

  async #ask(execution: Execution, frame: Frame, asked: AskedPhase): Promise<TaskAnswer> {
    await this.#ledger.durable();
    const state = stateAt(execution.program, frame.flow, frame.at) as TaskState;
    return ask(this.#world, resourceOf(state), asked, execution.birth.roleArn);
  }
}

const keyOf = ({ execution, frame, scheduled }: Attempt): string =>
  `${execution.birth.number}/${frame}/${scheduled}`;
