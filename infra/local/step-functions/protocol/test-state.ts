import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';
import { jsonFault } from '../language/json-fault.ts';
import { layOut, ROOT_FLOW, stateAt } from '../language/program.ts';
import { InvalidDefinition, readDefinition } from '../language/read-definition.ts';
import { contextFault } from '../trial/given-context.ts';
import { answerOfMock, MockRefused, waitsForOthers } from '../trial/mocks.ts';
import { trialDefinition } from '../trial/trial-definition.ts';
import { type Tried, tryState } from '../trial/try-state.ts';
import { type Action, action } from './action.ts';
import { refuseInput } from './lookups.ts';
import { Refusal } from './refusal.ts';

/** Results are not held against the models of the services they stand for: only who asks for no checking says so. */
const mockRequest = z.strictObject({
  result: z.string().optional(),
  errorOutput: z.strictObject({ error: z.string().optional(), cause: z.string().optional() }).optional(),
  fieldValidationMode: z.literal('NONE').optional(),
});

/** What has happened before, of which the state itself knows nothing. Source: API reference, TestStateConfiguration. */
const stateConfiguration = z.strictObject({
  retrierRetryCount: z.number().int().min(0).optional(),
  /** Tells where a mocked failure comes from; nothing of the answer depends on it. */
  errorCausedByState: z.string().min(1).max(80).optional(),
  mapIterationFailureCount: z.number().int().min(0).optional(),
  mapItemReaderData: z.string().optional(),
});

/** Source: API reference, TestState. */
const testStateRequest = z.strictObject({
  definition: z.string(),
  roleArn: z.string().optional(),
  input: z.string().default('{}'),
  inspectionLevel: z.enum(['INFO', 'DEBUG', 'TRACE']).default('INFO'),
  revealSecrets: z.boolean().optional(),
  variables: z.string().default('{}'),
  stateName: z.string().optional(),
  mock: mockRequest.optional(),
  context: z.string().optional(),
  stateConfiguration: stateConfiguration.default({}),
});

type TestStateRequest = z.infer<typeof testStateRequest>;

const testState = action(testStateRequest, async (engine, request) => {
  const { state, text } = definitionOf(request);
  refuseInput(request.input);
  refuseSecrets(request);
  const program = programOf(text);
  const tested = stateAt(program, ROOT_FLOW, state);
  const mock = refusing(() => answerOfMock(tested, request.mock));
  const context =
    request.context === undefined ? undefined : contextOf(request.context, waitsForOthers(tested));
  const { roleArn = '', input, stateConfiguration: before } = request;
  const tried = await tryState(engine, {
    program,
    state,
    input,
    variables: JSON.parse(request.variables) as JsonObject,
    roleArn,
    before,
    ...(mock ? { mock } : {}),
    ...(context ? { context } : {}),
  });
  return replyOf(tried, request.inspectionLevel !== 'INFO');
});

const definitionOf = ({ definition, stateName }: TestStateRequest) => {
  const fault = jsonFault(definition);
  if (fault) throw new Refusal('InvalidDefinition', `Invalid State Machine Definition: '${fault.message}'`);
  const trial = trialDefinition(definition, stateName);
  if (trial) return trial;
  throw new Refusal('ValidationException', 'State not found in definition');
};

/** Secrets are revealed of requests to other hosts alone, which no task here makes. */
const refuseSecrets = ({ revealSecrets, mock }: TestStateRequest): void => {
  if (!revealSecrets) return;
  const why = mock
    ? 'TestState does not support RevealSecrets when a mock is specified.'
    : 'Not supported: [revealSecrets]';
  throw new Refusal('ValidationException', why);
};

const programOf = (text: string) => {
  try {
    return layOut(readDefinition(text, 'STANDARD'));
  } catch (reason) {
    if (reason instanceof InvalidDefinition) throw new Refusal('InvalidDefinition', reason.message);
    throw reason;
  }
};

const refusing = <T>(read: () => T): T => {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof MockRefused) throw new Refusal(reason.name, reason.message);
    throw reason;
  }
};

const contextOf = (text: string, waits: boolean): JsonObject => {
  const context = jsonFault(text) ? undefined : (JSON.parse(text) as Json);
  const fault = isJsonObject(context ?? null)
    ? contextFault(context as JsonObject, waits)
    : 'It must be a JSON object';
  if (fault) throw new Refusal('ValidationException', `Invalid Context object provided: ${fault}`);
  return context as JsonObject;
};

/** What the service tells as a number or an object of its own; all else was data, and is told as a JSON text. */
const TOLD_AS_THEY_ARE = new Set([
  'errorDetails',
  'maxConcurrency',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
]);

const replyOf = ({ inspection, ...tried }: Tried, withInspection: boolean) => {
  if (!withInspection) return tried;
  const told = Object.entries(inspection).map(([name, value]) => [
    name,
    TOLD_AS_THEY_ARE.has(name) ? value : JSON.stringify(value),
  ]);
  return { ...tried, inspectionData: Object.fromEntries(told) };
};

export const trialActions: Record<string, Action> = { TestState: testState };
