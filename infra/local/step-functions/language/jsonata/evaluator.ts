import jsonata from 'jsonata';
import { EvaluationFailure, STATES_QUERY_EVALUATION_ERROR } from '../failure.ts';
import { type Json, type JsonObject, jsonTypeOf } from '../json.ts';
import { expressionIn } from './expression.ts';
import { plainJson, UnsupportedResult } from './plain-json.ts';
import { type Chance, MEMORY_EXCEEDED, registerServiceFunctions } from './service-functions.ts';

/** What an expression may name: `$states` and the variables in reach. */
export type Scope = {
  states: { input: Json; result?: Json; errorOutput?: Json; context: JsonObject };
  variables: JsonObject;
};

export type JsonataWorld = { nowEpochMs(): number; chance: Chance };

/** The service stops an expression that nests deeper; measured on it: 100 levels pass, 101 do not. */
const DEEPEST_NESTING = 100;
const LONGEST_EVALUATION_MS = 5_000;

/** Evaluates JSONata as the service does; an expression is compiled once for all executions. */
export class JsonataEvaluator {
  readonly #world: JsonataWorld;
  readonly #compiled = new Map<string, jsonata.Expression>();

  constructor(world: JsonataWorld) {
    this.#world = world;
  }

  /** The value of a marked expression; `field` is where it stands, as the service's messages name it. */
  async evaluate(marked: string, field: string, scope: Scope): Promise<Json> {
    const expression = expressionIn(marked);
    const said = `The JSONata expression '${expression}' specified for the field '${field}'`;
    const result = await this.#run(expression, scope).catch((reason: unknown) => {
      throw queryFailure(`${said} threw an error during evaluation${describeError(reason)}`, field);
    });
    if (result === undefined) throw queryFailure(`${said} returned nothing (undefined).`, field);
    try {
      return plainJson(result);
    } catch (reason) {
      if (reason instanceof UnsupportedResult)
        throw queryFailure(`${said} returned an unsupported result type.`, field);
      throw reason;
    }
  }

  /** Like `evaluate`, for a field that takes one type only. */
  async evaluateTyped(marked: string, field: string, scope: Scope, expected: string): Promise<Json> {
    const value = await this.evaluate(marked, field, scope);
    const type = jsonTypeOf(value);
    if (type === expected) return value;
    throw queryFailure(
      `The JSONata expression '${expressionIn(marked)}' specified for the field '${field}' returned an unexpected ` +
        `result type. Expected '${expected}', but was '${type}' for value: ${JSON.stringify(value)}`,
      field,
    );
  }

  async #run(expression: string, scope: Scope): Promise<unknown> {
    const compiled = this.#compile(expression);
    return compiled.evaluate(undefined, { ...scope.variables, states: scope.states });
  }

  #compile(expression: string): jsonata.Expression {
    const known = this.#compiled.get(expression);
    if (known) return known;
    const compiled = jsonata(expression, { stack: DEEPEST_NESTING, timeout: LONGEST_EVALUATION_MS });
    registerServiceFunctions(compiled, this.#world);
    this.#compiled.set(expression, compiled);
    return compiled;
  }
}

export const queryFailure = (message: string, location?: string): EvaluationFailure =>
  new EvaluationFailure(STATES_QUERY_EVALUATION_ERROR, message, location);

/** The service's own words for the bounds it sets to an evaluation. */
const BOUNDS: Record<string, string> = {
  D1011:
    'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
  D1012: 'Expression evaluation timeout: Check for infinite loop',
};

/** An evaluator's error behind `threw an error during evaluation`: one of JSONata with its code, a bound without. */
const describeError = (reason: unknown): string => {
  const { code = '', message } = reason as { code?: string; message?: string };
  const bound = BOUNDS[code] ?? (message === MEMORY_EXCEEDED ? message : undefined);
  if (bound !== undefined) return `: ${bound}`;
  return code === '' ? `. ${message ?? String(reason)}` : `. ${code}: ${message}`;
};
