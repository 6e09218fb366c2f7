import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { MapState, State } from '../language/definition.ts';
import { isJsonObject, type Json } from '../language/json.ts';
import { jsonFault } from '../language/json-fault.ts';
import { resourceOf } from '../states/task.ts';

/** What somebody wants a state's work to give instead of its being done. */
export type Mock = {
  result?: string | undefined;
  errorOutput?: { error?: string | undefined; cause?: string | undefined } | undefined;
};

/** A mock that the state cannot take, or one that it lacks; the message is the service's. */
export class MockRefused extends Error {
  override readonly name: 'ValidationException' | 'InvalidDefinition';

  constructor(message: string, name: 'ValidationException' | 'InvalidDefinition' = 'ValidationException') {
    super(message);
    this.name = name;
  }
}

/** The answer that a state is given by its mock; undefined without one. Throws `MockRefused`. */
export const answerOfMock = (state: State, mock: Mock | undefined): TaskAnswer | undefined => {
  if (!mock) return refuseWithout(state);
  if (state.Type !== 'Task' && state.Type !== 'Map' && state.Type !== 'Parallel')
    throw new MockRefused(`State type '${state.Type}' is not supported when a mock is specified`);
  const { result, errorOutput } = mock;
  if ((result === undefined) === (errorOutput === undefined))
    throw new MockRefused('A test mock should have only one of the following fields: [result, errorOutput].');
  if (result === undefined) return failureOf(errorOutput ?? {});
  const output = readResult(result);
  refuseShape(state, output);
  return { ok: true, output };
};

/** Whether a task's result comes from elsewhere than the answer to its request. */
export const waitsForOthers = (state: State): boolean => {
  if (state.Type !== 'Task') return false;
  const resource = resourceOf(state);
  return resource.kind === 'activity' || (resource.kind === 'service' && resource.pattern !== 'answer');
};

const refuseWithout = (state: State): undefined => {
  if (state.Type === 'Map' || state.Type === 'Parallel')
    throw new MockRefused(
      'TestState API does not support Map or Parallel states. ' +
        'Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
      'InvalidDefinition',
    );
  if (waitsForOthers(state))
    throw new MockRefused('A task that waits for others can only be tried with a mock');
};

const failureOf = ({ error, cause }: NonNullable<Mock['errorOutput']>): TaskAnswer => ({
  ok: false,
  ...(error === undefined ? {} : { error }),
  ...(cause === undefined ? {} : { cause }),
});

const readResult = (text: string): Json => {
  if (jsonFault(text)) throw new MockRefused('The result of a mock must be JSON');
  return JSON.parse(text) as Json;
};

/** The results of all children, in order; a map that writes them elsewhere gives an object that says where. */
const refuseShape = (state: State, result: Json): void => {
  if (state.Type === 'Map' && (state as MapState).ResultWriter) {
    if (!isJsonObject(result)) throw new MockRefused('Mocked result must be a JSON object.');
    return;
  }
  if (state.Type === 'Task') return;
  if (!Array.isArray(result)) throw new MockRefused('Mocked result must be an array.');
  if (state.Type === 'Parallel' && result.length !== state.Branches.length)
    throw new MockRefused(
      'Mocked result must contain the same number of items as number of Parallel branches.',
    );
};
