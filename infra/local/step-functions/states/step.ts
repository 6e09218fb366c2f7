import type { Frame } from '../executions/frame.ts';
import type { Turn } from '../executions/turn.ts';
import type { QueryLanguage, State } from '../language/definition.ts';
import type { StateFailure } from '../language/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';
import type { JsonataEvaluator } from '../language/jsonata/evaluator.ts';
import { type Program, queryLanguageOf, stateAt } from '../language/program.ts';
import type { ObjectStore } from '../objects/object-store.ts';

/** What the states of every machine share. */
export type StateWorld = {
  jsonata: JsonataEvaluator;
  uuid(): string;
  random(): number;
  region: string;
  account: string;
  hasActivity(arn: string): boolean;
  /** What distributed maps read from and write to. */
  objects: ObjectStore;
};

/** Whoever tries a state by itself sees its data on their way, and may give it a context object of their own. */
export type Onlooker = { inspection: JsonObject; context?: JsonObject };

/** A frame at work within a turn: it records events on its line and becomes another frame. */
export class Step {
  readonly world: StateWorld;
  readonly turn: Turn;
  /** The last event before the current state was entered. */
  beforeEntered: number;
  /** There is one while a state is tried by itself, and none in an execution. */
  onlooker: Onlooker | undefined;
  /** The failure that a retrier or a catcher was last asked about. */
  failure: StateFailure | undefined;
  #frame: Frame;

  constructor(world: StateWorld, turn: Turn, frame: Frame) {
    this.world = world;
    this.turn = turn;
    this.#frame = frame;
    this.beforeEntered = frame.previous;
  }

  /** Whether the current state was entered in this very step. */
  get hasJustEntered(): boolean {
    return this.#frame.entered > this.beforeEntered;
  }

  get frame(): Frame {
    return this.#frame;
  }

  get program(): Program {
    return this.turn.execution.program;
  }

  get name(): string {
    return this.#frame.at;
  }

  get state(): State {
    return stateAt(this.program, this.#frame.flow, this.#frame.at);
  }

  get language(): QueryLanguage {
    return queryLanguageOf(this.program, this.state);
  }

  /** Records an event that follows the last one of this line. */
  record(type: string, details?: JsonObject): number {
    const id = this.turn.record(type, this.#frame.previous, details);
    this.become({ previous: id });
    return id;
  }

  /** Keeps a value that the data had on their way, for who looks on. */
  inspect(what: string, value: Json): void {
    if (this.onlooker) this.onlooker.inspection[what] = value;
  }

  /** Keeps which retrier and which catcher had to do with the failure. */
  inspectError(facts: JsonObject): void {
    const { errorDetails } = this.onlooker?.inspection ?? {};
    this.inspect('errorDetails', { ...(isJsonObject(errorDetails) ? errorDetails : {}), ...facts });
  }

  become(changes: Partial<Frame>): void {
    this.#frame = { ...this.#frame, ...changes };
    this.turn.put(this.#frame);
  }
}
