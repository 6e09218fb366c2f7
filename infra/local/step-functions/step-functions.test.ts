import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { aMachine, openScene, ROLE, serve } from './testing/scene.ts';

const askAndWait = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'ask',
        Payload: { token: '{% $states.context.Task.Token %}', who: '{% $states.input.who %}' },
      },
      TimeoutSeconds: 3600,
      End: true,
    },
  },
};

describe('the engine behind the real SDK', () => {
  it('runs a machine from its creation to its end', async () => {
    let token = '';
    const scene = await openScene({
      functions: {
        ask: (payload) => {
          token = (payload as { token: string }).token;
          return { ok: true, payload: null };
        },
      },
    });
    const { client, stop } = await serve(scene);
    const { stateMachineArn } = await client.send(
      new CreateStateMachineCommand({ name: 'ask', definition: JSON.stringify(askAndWait), roleArn: ROLE }),
    );
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'first', input: '{"who":"guardian"}' }),
    );
    await scene.timeline.quiet();
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"answer":"yes"}' }));
    await scene.timeline.quiet();
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '{"answer":"yes"}', name: 'first' });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions).toHaveLength(1);
    stop();
  });

  it('refuses with the exceptions that the SDK knows', async () => {
    const scene = await openScene();
    const { client, stop } = await serve(scene);
    const start = (stateMachineArn: string, input: string) =>
      client.send(new StartExecutionCommand({ stateMachineArn, name: 'same', input }));
    const unknown = 'arn:aws:states:ap-northeast-1:000000000000:stateMachine:none';
    await expect(start(unknown, '{}')).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    const arn = await aMachine(scene, {
      QueryLanguage: 'JSONata',
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
    });
    const first = await start(arn, '{"a":1}');
    expect((await start(arn, '{"a":1}')).executionArn).toBe(first.executionArn);
    await expect(start(arn, '{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await scene.timeline.advanceTo(scene.timeline.nowEpochMs() + 61_000);
    await expect(start(arn, '{"a":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await expect(start(arn, 'no json')).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    stop();
  });
});
