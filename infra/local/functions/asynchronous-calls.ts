import { randomUUID } from 'node:crypto';
import type { Timeline } from '../clock/timeline.ts';
import type { Queues } from '../streams/queues.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import type { EventInvokeConfigProperties, FunctionProperties } from '../template/resources/lambda.ts';
import type { FunctionError, Functions } from './invocation.ts';

/** Calls whose caller does not wait: Lambda takes the event, and tries again itself. */
export interface AsynchronousCalls {
  /** Takes the event; resolves when it was tried once, whatever came of it. Rejects with `UnknownFunction`. */
  call(functionArn: string, event: unknown): Promise<void>;
}

export type AsynchronousCallsOptions = {
  declaration: Declaration;
  functions: Functions;
  timeline: Timeline;
  queues: Queues;
};

/** 2 more tries, 1 and 2 min after the one before: gives up after about 3 min. */
const PAUSES_MS = [60_000, 120_000];

/** Lambda's asynchronous invocation, with what an `EventInvokeConfig` says about tries and failures. */
export const asynchronousCalls = (options: AsynchronousCallsOptions): AsynchronousCalls => {
  const functions = options.declaration.all('AWS::Lambda::Function');
  const configs = options.declaration.all('AWS::Lambda::EventInvokeConfig');
  const attempt = async (functionArn: string, event: unknown, tries: number): Promise<void> => {
    const outcome = await options.functions.invoke(functionArn, event);
    if (outcome.ok) return;
    const fn = functions.find(({ arn }) => functionArn.startsWith(arn));
    const config = configs.find(({ properties }) => properties.FunctionName === fn?.name)?.properties;
    const pause = PAUSES_MS[tries - 1];
    if (pause === undefined || tries > (config?.MaximumRetryAttempts ?? PAUSES_MS.length)) {
      keepFailure(options, functionArn, event, tries, outcome.error, failureQueue(fn, config));
      return;
    }
    options.timeline.schedule(options.timeline.nowEpochMs() + pause, () =>
      attempt(functionArn, event, tries + 1),
    );
  };
  return { call: (functionArn, event) => options.timeline.busy(attempt(functionArn, event, 1)) };
};

const failureQueue = (
  fn: Declared<FunctionProperties> | undefined,
  config: EventInvokeConfigProperties | undefined,
): string | undefined =>
  config?.DestinationConfig?.OnFailure?.Destination ?? fn?.properties.DeadLetterConfig?.TargetArn;

const keepFailure = (
  { queues, timeline }: AsynchronousCallsOptions,
  functionArn: string,
  event: unknown,
  tries: number,
  error: FunctionError,
  queueArn: string | undefined,
): void => {
  if (!queueArn) return;
  queues.send(queueArn, {
    version: '1.0',
    timestamp: timeline.now().toString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: 'RetriesExhausted',
      approximateInvokeCount: tries,
    },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  });
};
