import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';
import { described } from '../protocol/describe-execution.ts';
import { beginExecution } from '../protocol/execution-actions.ts';
import { Refusal } from '../protocol/refusal.ts';
import { refusal } from './refused-request.ts';
import { withSdkMetadata } from './sdk-metadata.ts';
import type { TaskAnswer } from './task-answer.ts';

const SFN = { service: 'states', sdk: false };

/** Executions that are started by a task of another one. */
export class Nested {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Starts one; the same request made again after a crash finds what it started before. */
  async start(args: Json, requestId: string): Promise<TaskAnswer> {
    const { StateMachineArn = '', Input, Name } = isJsonObject(args) ? args : {};
    const input = typeof Input === 'string' ? Input : JSON.stringify(Input ?? {});
    try {
      const { birth } = beginExecution(this.#engine, {
        stateMachineArn: String(StateMachineArn),
        name: Name === undefined ? requestId : String(Name),
        input,
      });
      await this.#engine.ledger.durable();
      const answer = { ExecutionArn: birth.arn, StartDate: birth.startedAt };
      return { ok: true, output: withSdkMetadata('states', answer, requestId, this.#engine.now()) };
    } catch (reason) {
      if (!(reason instanceof Refusal)) throw reason;
      return refusal(SFN, {
        code: reason.type,
        message: reason.message,
        statusCode: 400,
        requestId,
      });
    }
  }

  /** An execution that a task waits for, as long as it is known. */
  execution(arn: string): Execution | undefined {
    return this.#engine.registry.executionByArn(arn);
  }

  /** What the end of an execution is to the task that waits for it; `parsed` gives its input and output as JSON. */
  async ended(executionArn: string, parsed: boolean): Promise<TaskAnswer> {
    const execution = this.#engine.registry.executionByArn(executionArn);
    if (!execution) return { ok: false, error: 'States.TaskFailed', cause: `No execution: ${executionArn}` };
    const ended = await this.#engine.runner.closed(execution);
    const told = describedAsResult(ended);
    if (ended.status !== 'SUCCEEDED')
      return { ok: false, error: 'States.TaskFailed', cause: JSON.stringify(told) };
    return { ok: true, output: parsed ? { ...told, ...parsedIn(told) } : told };
  }
}

const parsedIn = ({ Input, Output }: JsonObject): JsonObject => ({
  Input: JSON.parse(String(Input)) as Json,
  Output: JSON.parse(String(Output)) as Json,
});

const TOLD = [
  'executionArn',
  'input',
  'inputDetails',
  'name',
  'output',
  'outputDetails',
  'redriveCount',
  'redriveStatus',
  'redriveStatusReason',
  'startDate',
  'stateMachineArn',
  'status',
  'stopDate',
  'error',
  'cause',
];

/** `DescribeExecution`'s answer in the spelling of task results: capital first letters, dates in milliseconds. */
const describedAsResult = (execution: Execution): JsonObject => {
  const all: Record<string, unknown> = described(execution, 0);
  const entries = TOLD.filter((name) => all[name] !== undefined).map((name): [string, Json] => {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    if (name.endsWith('Date')) return [capital, Math.round(Number(all[name]) * 1000)];
    return [capital, name.endsWith('Details') ? { Included: true } : (all[name] as Json)];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
