import type { Catcher, ItemBatcher } from '../language/definition.ts';
import type { StateFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { jsonataFlow } from './jsonata-flow.ts';
import { jsonpathFlow } from './jsonpath-flow.ts';
import type { Step } from './step.ts';

/** What a state hands on, and the variables it assigns. */
export type Outcome = { output: Json; assigned: JsonObject };

/** What only a result, a failure or a token adds to what expressions may name. */
export type Extra = { result?: Json; token?: string };

/** The most items and bytes of a batch, and what every batch is given beside its items. */
export type Batching = { most: number; mostBytes: number; batchInput: Json | undefined };

/** How data goes into a state and out of it: each query language has its own fields for that. */
export type DataFlow = {
  /** What a Task, a Parallel or a Map works on. */
  argumentsOf(step: Step, extra?: Extra): Promise<Json>;
  /** The way out with a result; without one (Pass, Wait, Choice, Succeed) the input is handed on. */
  outcome(step: Step, result?: Json): Promise<Outcome>;
  /** The way out through a catcher, `index` being its place in `Catch`. */
  caught(step: Step, failure: StateFailure, catcher: Catcher, index: number): Promise<Outcome>;
  /** A field that holds a number, an expression or (JSONPath) stands beside a field with `Path`. */
  numberField(step: Step, field: string): Promise<number | undefined>;
  /** The role under which a Task asks, if it is not the machine's. */
  credentialsRole(step: Step): Promise<string | undefined>;
  /** The items of a Map. */
  itemsOf(step: Step): Promise<Json[]>;
  /** What an iteration or an item's execution is given. */
  itemInput(step: Step, index: number, item: Json): Promise<Json>;
  /** A template that stands inside a field, such as an item reader's arguments; `place` is how messages name it. */
  templateIn(step: Step, template: Json, place: string): Promise<Json>;
  /** A whole number in a group of fields, or (JSONPath) beside it with `Path`; `place` stands before the field's name. */
  numberIn(
    step: Step,
    group: Record<string, unknown>,
    field: string,
    place: string,
  ): Promise<number | undefined>;
  /** How a distributed map puts items together. */
  batching(step: Step, batcher: ItemBatcher): Promise<Batching>;
  /** The same for text. */
  textField(step: Step, field: string): Promise<string | undefined>;
};

export const dataFlowOf = (step: Step): DataFlow =>
  step.language === 'JSONata' ? jsonataFlow : jsonpathFlow;
