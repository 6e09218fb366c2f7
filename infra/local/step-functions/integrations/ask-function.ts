import type { Json, JsonObject } from '../language/json.ts';
import type { FunctionOutcome, StepFunctionsPorts } from '../ports.ts';
import { metadata } from './sdk-metadata.ts';
import type { TaskAnswer } from './task-answer.ts';

type Invocation = { functionArn: string; payload: Json; roleArn: string; requestId: string };
type Invoker = Pick<StepFunctionsPorts, 'invokeFunction' | 'timeline'>;

/** A Task whose `Resource` is the function itself: its payload is the result. */
export const askFunctionDirectly = async (ports: Invoker, invocation: Invocation): Promise<TaskAnswer> => {
  const outcome = await invoke(ports, invocation);
  return outcome.ok ? { ok: true, output: outcome.payload as Json, ...tookOf(outcome) } : outcome;
};

/** The optimised `lambda:invoke`: the result is the service's whole answer, with the payload in it. */
export const askFunction = async (ports: Invoker, invocation: Invocation): Promise<TaskAnswer> => {
  const outcome = await invoke(ports, invocation);
  if (!outcome.ok) return outcome;
  const at = new Date(ports.timeline.nowEpochMs());
  const output = invokeAnswer(outcome.payload as Json, invocation.requestId, at);
  return { ok: true, output, ...tookOf(outcome) };
};

const tookOf = ({ tookMs }: FunctionOutcome) => (tookMs === undefined ? {} : { tookMs });

const invoke = async (
  ports: Invoker,
  { functionArn, payload, roleArn }: Invocation,
): Promise<FunctionOutcome> => {
  const outcome = await ports.invokeFunction(functionArn, payload, roleArn);
  return outcome.ok && outcome.payload === undefined ? { ok: true, payload: null } : outcome;
};

const invokeAnswer = (payload: Json, requestId: string, at: Date): JsonObject => {
  const headers: Record<string, string> = {
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-Remapped-Content-Length': '0',
    Connection: 'keep-alive',
    'x-amzn-RequestId': requestId,
    'Content-Length': String(Buffer.byteLength(JSON.stringify(payload))),
    Date: at.toUTCString(),
    'X-Amzn-Trace-Id': `root=1-${Math.floor(at.getTime() / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};sampled=0`,
    'Content-Type': 'application/json',
  };
  const { SdkHttpMetadata = {}, SdkResponseMetadata = {} } = metadata(headers, requestId);
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata,
    SdkResponseMetadata,
    StatusCode: 200,
  };
};

/** A function's name, partial or whole ARN as a whole ARN. */
export const wholeFunctionArn = (named: string, region: string, account: string): string => {
  if (named.startsWith('arn:')) return named;
  const name = named.includes(':function:') ? named.slice(named.indexOf(':function:') + 10) : named;
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
};
