import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AwsService, awsAction, ReadyAnswer } from '../aws-port/aws-service.ts';
import type { AsynchronousCalls } from '../functions/asynchronous-calls.ts';
import type { Functions, Outcome } from '../functions/invocation.ts';
import { arnOf } from '../template/account.ts';

export type LambdaParts = { functions: Functions; calls: AsynchronousCalls };

const Invoke = z.looseObject({ FunctionName: z.string() });

/** Lambda behind the AWS port, as far as a person at a terminal needs it: a call that is waited for, or an event. */
export const lambdaService = ({ functions, calls }: LambdaParts): AwsService => ({
  protocol: {
    kind: 'rest-json',
    routes: [{ method: 'POST', path: '/2015-03-31/functions/{FunctionName}/invocations', action: 'Invoke' }],
  },
  actions: {
    Invoke: awsAction({
      input: Invoke,
      needs: ({ FunctionName }) => [{ action: 'lambda:InvokeFunction', resource: functionArn(FunctionName) }],
      run: async ({ FunctionName }, { headers, body }) => {
        const arn = functionArn(FunctionName);
        if (!functions.has(arn)) {
          throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
        }
        const payload: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
        if (headers['x-amz-invocation-type'] !== 'Event')
          return answerOf(await functions.invoke(arn, payload));
        await calls.call(arn, payload);
        return new ReadyAnswer(202, {}, Buffer.from(''));
      },
    }),
  },
});

const functionArn = (name: string): string =>
  name.startsWith('arn:') ? name : arnOf('lambda', `function:${name}`);

/** A failed function is a good answer of the service, with the error as its payload. */
const answerOf = (outcome: Outcome): ReadyAnswer => {
  if (outcome.ok)
    return new ReadyAnswer(200, JSON_TYPE, Buffer.from(JSON.stringify(outcome.payload ?? null)));
  if (outcome.throttled) throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
  const headers = { ...JSON_TYPE, 'x-amz-function-error': 'Unhandled' };
  return new ReadyAnswer(200, headers, Buffer.from(JSON.stringify(outcome.error)));
};

const JSON_TYPE = { 'content-type': 'application/json' };
