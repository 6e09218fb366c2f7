import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SFNClient } from '@aws-sdk/client-sfn';
import { startTimeline, type Timeline } from '../../clock/timeline.ts';
import type { Journal } from '../../journal/journal.ts';
import { memoryJournal } from '../../journal/memory-journal.ts';
import type { EngineEntry } from '../executions/engine-entry.ts';
import { refusal } from '../integrations/refused-request.ts';
import { memoryObjects } from '../objects/memory-objects.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { AwsOutcome, FunctionOutcome, Ids } from '../ports.ts';
import { createStepFunctions, type StepFunctions } from '../step-functions.ts';

/** What a function of a test makes of its payload. */
export type TestFunction = (payload: unknown) => Promise<FunctionOutcome> | FunctionOutcome;

export type SceneOptions = {
  functions?: Record<string, TestFunction>;
  callAws?: (service: string, action: string, args: unknown) => Promise<AwsOutcome> | AwsOutcome;
  journal?: Journal<EngineEntry>;
  timeline?: Timeline;
  ids?: Ids;
  objects?: ObjectStore;
};

/** A morning in Tokyo at which every test begins. */
export const MORNING = Date.parse('2026-04-01T00:00:00Z');
export const ROLE = 'arn:aws:iam::000000000000:role/workflow';

/** An engine on virtual time with functions of the test's own. */
export type Scene = {
  stepFunctions: StepFunctions;
  timeline: Timeline;
  journal: Journal<EngineEntry>;
  calls: { functionName: string; payload: unknown; roleArn: string }[];
  act<T = Record<string, unknown>>(action: string, body: object): Promise<T>;
};

/** Ids that repeat from run to run. */
export const countedIds = (): Ids => {
  let made = 0;
  return {
    uuid: () => {
      made += 1;
      return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
    },
    random: () => 0.5,
  };
};

export const openScene = async (options: SceneOptions = {}): Promise<Scene> => {
  const timeline = options.timeline ?? startTimeline({ mode: 'standing', atEpochMs: MORNING });
  const journal = options.journal ?? memoryJournal<EngineEntry>();
  const calls: Scene['calls'] = [];
  const stepFunctions = await createStepFunctions({
    journal,
    timeline,
    ids: options.ids ?? countedIds(),
    objects: options.objects ?? memoryObjects(() => timeline.nowEpochMs()),
    region: 'ap-northeast-1',
    account: '000000000000',
    invokeFunction: async (functionArn, payload, roleArn) => {
      const functionName = functionArn.split(':')[6] ?? '';
      calls.push({ functionName, payload, roleArn });
      const run = options.functions?.[functionName];
      if (run) return run(payload);
      return refusal(
        { service: 'lambda', sdk: false },
        { code: 'ResourceNotFoundException', message: `Function not found: ${functionArn}`, statusCode: 404 },
      );
    },
    callAws: async (service, action, args) => {
      if (options.callAws) return options.callAws(service, action, args);
      return { ok: false, code: 'UnknownOperation', message: `${service}:${action}`, statusCode: 400 };
    },
  });
  return {
    stepFunctions,
    timeline,
    journal,
    calls,
    act: async <T>(action: string, body: object) => {
      const reply = await stepFunctions.handle(action, body, {});
      if (reply.status !== 200) throw new RefusedByService(reply.body as { __type: string; message: string });
      return reply.body as T;
    },
  };
};

/** What a test catches when an action was refused. */
export class RefusedByService extends Error {
  override readonly name: string;
  constructor({ __type, message }: { __type: string; message: string }) {
    super(message);
    this.name = __type;
  }
}

export const machineArn = (name: string): string =>
  `arn:aws:states:ap-northeast-1:000000000000:stateMachine:${name}`;

export const aMachine = async (scene: Scene, definition: object, name = 'machine'): Promise<string> => {
  const { stateMachineArn } = await scene.stepFunctions.putStateMachine({
    name,
    definition: JSON.stringify(definition),
    roleArn: ROLE,
  });
  return stateMachineArn;
};

export type Described = { status: string; output?: string; error?: string; cause?: string };

/** Starts a machine with this definition, and lets it go on until nothing moves without time. */
export const started = async (scene: Scene, definition: object, input: unknown = {}): Promise<string> => {
  const stateMachineArn = await aMachine(scene, definition);
  const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', {
    stateMachineArn,
    input: JSON.stringify(input),
  });
  await scene.timeline.quiet();
  return executionArn;
};

export const described = (scene: Scene, executionArn: string): Promise<Described> =>
  scene.act<Described>('DescribeExecution', { executionArn });

/** The execution as it is described after it was started and went quiet. */
export const ran = async (scene: Scene, definition: object, input: unknown = {}): Promise<Described> =>
  described(scene, await started(scene, definition, input));

export type WireEvent = { id: number; previousEventId: number; type: string } & Record<string, unknown>;

export const eventsOf = async (scene: Scene, executionArn: string): Promise<WireEvent[]> => {
  const { events } = await scene.act<{ events: WireEvent[] }>('GetExecutionHistory', {
    executionArn,
    maxResults: 1000,
  });
  return events;
};

/** A history in short: `id<previous type`. */
export const storyOf = async (scene: Scene, executionArn: string): Promise<string[]> =>
  (await eventsOf(scene, executionArn)).map(
    ({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`,
  );

/** The engine behind HTTP, as the real SDK speaks to it. */
export const serve = async (scene: Scene): Promise<{ client: SFNClient; stop: () => void }> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const action = String(request.headers['x-amz-target']).replace('AWSStepFunctions.', '');
    const { status, body } = await scene.stepFunctions.handle(
      action,
      JSON.parse(Buffer.concat(chunks).toString()),
      {},
    );
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { client: clientOf(server), stop: () => server.close() };
};

const clientOf = (server: Server): SFNClient =>
  new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
