import { beforeEach, describe, expect, it } from 'vitest';
import { jsonpath } from '../testing/definitions.ts';
import { aMachine, openScene, ROLE, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({
    functions: { work: () => ({ ok: false, error: 'Busy', cause: 'later' }) },
  });
});

const anExpress = async (states: object): Promise<string> => {
  const { stateMachineArn } = await scene.stepFunctions.putStateMachine({
    name: 'quick',
    definition: JSON.stringify(jsonpath(states)),
    roleArn: ROLE,
    type: 'EXPRESS',
  });
  return stateMachineArn;
};

type Answer = Record<string, unknown> & { executionArn: string; output?: string };

const ran = async (states: object, request: object = {}): Promise<Answer> => {
  const stateMachineArn = await anExpress(states);
  return scene.act<Answer>('StartSyncExecution', { stateMachineArn, ...request });
};

describe('an express execution that is waited for', () => {
  it('answers with its end, and with what it is billed', async () => {
    const answer = await ran(
      { Only: { Type: 'Pass', Result: { a: 1 }, End: true } },
      { name: 'one', input: '{"b":2}' },
    );
    expect(answer).toEqual({
      executionArn: expect.stringMatching(
        /^arn:aws:states:ap-northeast-1:000000000000:express:quick:one:[\da-f-]{36}$/,
      ) as string,
      stateMachineArn: 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:quick',
      name: 'one',
      status: 'SUCCEEDED',
      input: '{"b":2}',
      inputDetails: { included: true },
      output: '{"a":1}',
      outputDetails: { included: true },
      startDate: 1_775_001_600,
      stopDate: 1_775_001_600,
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
  });

  it('that fails answers too: with its error and without output', async () => {
    const answer = await ran({ Only: { Type: 'Fail', Error: 'Late', Cause: 'too late' } });
    expect(answer).toMatchObject({ status: 'FAILED', error: 'Late', cause: 'too late' });
    expect(answer).not.toHaveProperty('output');
    expect(answer).toMatchObject({ outputDetails: { included: true } });
  });

  it('catches as any other', async () => {
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'work' },
      Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'After' }],
      End: true,
    };
    const { output } = await ran({ Task: task, After: { Type: 'Succeed' } });
    expect(output).toBe('{"Error":"Busy","Cause":"later"}');
  });

  it('is billed for the time that it took, in steps of a tenth of a second', async () => {
    const answering = ran({ Rest: { Type: 'Wait', Seconds: 2, End: true } });
    await scene.timeline.quiet();
    await scene.timeline.advanceTo(scene.timeline.nowEpochMs() + 5_000);
    expect(await answering).toMatchObject({
      billingDetails: { billedDurationInMilliseconds: 2_000, billedMemoryUsedInMB: 64 },
    });
  });

  it('sees a context without redrives', async () => {
    const { output = '' } = await ran({
      Only: { Type: 'Pass', Parameters: { 'c.$': '$$.Execution' }, End: true },
    });
    expect(Object.keys((JSON.parse(output) as { c: object }).c).sort()).toEqual([
      'Id',
      'Input',
      'Name',
      'RoleArn',
      'StartTime',
    ]);
  });

  it('may bear a name that was used before', async () => {
    const states = { Only: { Type: 'Succeed' } };
    const [one, two] = [await ran(states, { name: 'same' }), await ran(states, { name: 'same' })];
    expect(one.executionArn).not.toBe(two.executionArn);
  });
});

describe('an express execution', () => {
  it.each(['DescribeExecution', 'GetExecutionHistory', 'StopExecution', 'RedriveExecution'])(
    'is not there for %s',
    async (action) => {
      const { executionArn } = await ran({ Only: { Type: 'Succeed' } });
      await expect(scene.act(action, { executionArn })).rejects.toMatchObject({
        name: 'ExecutionDoesNotExist',
      });
    },
  );

  it('is not listed', async () => {
    const stateMachineArn = await anExpress({ Only: { Type: 'Succeed' } });
    await scene.act('StartExecution', { stateMachineArn });
    expect(await scene.act('ListExecutions', { stateMachineArn })).toEqual({ executions: [] });
  });
});

describe('a standard machine', () => {
  it('is not waited for', async () => {
    const stateMachineArn = await aMachine(scene, jsonpath({ Only: { Type: 'Succeed' } }));
    await expect(scene.act('StartSyncExecution', { stateMachineArn })).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });
});
