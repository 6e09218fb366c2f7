import { describe, expect, it } from 'vitest';
import { callTarget, type TargetParts } from './call-target.ts';

const start = (allowed: boolean) => {
  const seen: unknown[] = [];
  const parts: TargetParts = {
    identities: { judge: () => (allowed ? { allowed } : { allowed, explicit: false, message: 'no grant' }) },
    calls: { call: async (arn, event) => void seen.push([arn, event]) },
    callAws: async (service, action, args, roleArn) => {
      if (!allowed) return { ok: false, code: 'AccessDeniedException', message: 'no grant', statusCode: 400 };
      seen.push([service, action, args, roleArn]);
      return { ok: true, output: {} };
    },
    queues: { send: async (arn, body) => void seen.push(['queue', arn, body]) },
  };
  return { call: callTarget(parts), seen };
};

const lambda = { Arn: 'arn:aws:lambda:x:0:function:f', RoleArn: 'arn:role' };
const machine = { Arn: 'arn:aws:states:x:0:stateMachine:m', RoleArn: 'arn:role' };

describe('the target of a schedule', () => {
  it('is a function that gets the input, or a workflow that starts with it, under the role', async () => {
    const { call, seen } = start(true);
    await call(lambda, '{"a":1}');
    await call(machine, '{"b":2}');
    expect(seen).toEqual([
      [lambda.Arn, { a: 1 }],
      ['sfn', 'startExecution', { stateMachineArn: machine.Arn, input: '{"b":2}' }, 'arn:role'],
    ]);
  });

  it.each([lambda, machine])(
    'that may not be called leaves its input in the dead-letter queue',
    async (target) => {
      const { call, seen } = start(false);
      await expect(call({ ...target, DeadLetterConfig: { Arn: 'arn:queue' } }, '{"a":1}')).rejects.toThrow(
        'no grant',
      );
      expect(seen).toEqual([['queue', 'arn:queue', { a: 1 }]]);
    },
  );
});
