import { z } from 'zod';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { jsonFault } from '../language/json-fault.ts';
import { layOut } from '../language/program.ts';
import { InvalidDefinition, readDefinition } from '../language/read-definition.ts';
import { trialDefinition } from '../trial/trial-definition.ts';
import { NeedsMock, type Tried, tryState } from '../trial/try-state.ts';
import { type Action, action } from './action.ts';
import { refuseInput } from './lookups.ts';
import { Refusal } from './refusal.ts';

const mockRequest = z.object({
  result: z.string().optional(),
  errorOutput: z.object({ error: z.string().optional(), cause: z.string().optional() }).optional(),
});

/** Source: API reference, TestState. A context of the caller's own and the checking of mocks are not known here. */
const testStateRequest = z.strictObject({
  definition: z.string(),
  roleArn: z.string().optional(),
  input: z.string().default('{}'),
  inspectionLevel: z.enum(['INFO', 'DEBUG', 'TRACE']).default('INFO'),
  revealSecrets: z.literal(false).optional(),
  variables: z.string().default('{}'),
  stateName: z.string().optional(),
  mock: mockRequest.optional(),
});

const testState = action(testStateRequest, async (engine, request) => {
  const { state, text } = definitionOf(request);
  refuseInput(request.input);
  const program = programOf(text);
  const mock = request.mock && answerOf(request.mock);
  const { roleArn = '', input } = request;
  const variables = JSON.parse(request.variables) as JsonObject;
  try {
    const tried = await tryState(engine, {
      program,
      state,
      input,
      variables,
      roleArn,
      ...(mock ? { mock } : {}),
    });
    return replyOf(tried, request.inspectionLevel !== 'INFO');
  } catch (reason) {
    if (reason instanceof NeedsMock) throw new Refusal('ValidationException', reason.message);
    throw reason;
  }
});

const definitionOf = ({ definition, stateName }: z.infer<typeof testStateRequest>) => {
  const fault = jsonFault(definition);
  if (fault) throw new Refusal('InvalidDefinition', `Invalid State Machine Definition: '${fault.message}'`);
  const trial = trialDefinition(definition, stateName);
  if (trial) return trial;
  throw new Refusal(
    'ValidationException',
    'A state machine can only be tried with the name of one of its states',
  );
};

const programOf = (text: string) => {
  try {
    return layOut(readDefinition(text, 'STANDARD'));
  } catch (reason) {
    if (reason instanceof InvalidDefinition) throw new Refusal('InvalidDefinition', reason.message);
    throw reason;
  }
};

const answerOf = ({ result, errorOutput }: z.infer<typeof mockRequest>): TaskAnswer => {
  if ((result === undefined) === (errorOutput === undefined))
    throw new Refusal('ValidationException', 'A mock has either a result or an error');
  if (result !== undefined) {
    if (jsonFault(result)) throw new Refusal('ValidationException', 'The result of a mock must be JSON');
    return { ok: true, output: JSON.parse(result) as Json };
  }
  const { error, cause } = errorOutput ?? {};
  return { ok: false, ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
};

/** What was seen on the way is told as JSON texts. */
const replyOf = ({ inspection, ...tried }: Tried, withInspection: boolean) => {
  if (!withInspection) return tried;
  const texts = Object.entries(inspection).map(([name, value]) => [name, JSON.stringify(value)]);
  return { ...tried, inspectionData: Object.fromEntries(texts) };
};

export const trialActions: Record<string, Action> = { TestState: testState };
