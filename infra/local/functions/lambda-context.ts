import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import type { Timeline } from '../clock/timeline.ts';
import type { Declared } from '../template/declaration.ts';
import type { FunctionProperties } from '../template/resources/lambda.ts';

/** The second argument of a handler; the time that remains is read on the twin's clock. */
export const lambdaContext = (fn: Declared<FunctionProperties>, timeline: Timeline): Context => {
  const endsAt = timeline.nowEpochMs() + fn.properties.Timeout * 1000;
  const awsRequestId = randomUUID();
  return {
    functionName: fn.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: fn.arn,
    memoryLimitInMB: String(fn.properties.MemorySize),
    awsRequestId,
    logGroupName: `/aws/lambda/${fn.name}`,
    logStreamName: `home/[$LATEST]${awsRequestId}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - timeline.nowEpochMs()),
    done: endsByReturning,
    fail: endsByReturning,
    succeed: endsByReturning,
  };
};

const endsByReturning = (): never => {
  throw new Error('a handler ends by returning or throwing; done, fail and succeed are of Node 0.10');
};
