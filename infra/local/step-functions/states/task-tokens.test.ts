import { describe, expect, it } from 'vitest';
import { flow, jsonpath } from '../testing/definitions.ts';
import { described, eventsOf, openScene, type Scene, started, storyOf } from '../testing/scene.ts';

const ask = (more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'desk', MessageBody: { 'token.$': '$$.Task.Token' } },
  ...more,
});

const catching = {
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.refused', Next: 'Desk' }],
  End: true,
};
const desk = { Desk: { Type: 'Pass', End: true } };

/** A scene in which every message is taken, and the tokens in the order in which they were sent. */
const sceneOfTokens = async (): Promise<{ scene: Scene; tokens: string[] }> => {
  const tokens: string[] = [];
  const scene = await openScene({
    callAws: (_service, _action, args) => {
      tokens.push((args as { MessageBody: { token: string } }).MessageBody.token);
      return { ok: true, output: { MessageId: `m-${tokens.length}` } };
    },
  });
  return { scene, tokens };
};

describe('a token that is answered with a failure that has no name', () => {
  it('hands the catcher of its task nothing but nulls', async () => {
    const { scene, tokens } = await sceneOfTokens();
    const arn = await started(scene, jsonpath({ Ask: ask(catching), ...desk }), { child: 'c-1' });
    await scene.act('SendTaskFailure', { taskToken: tokens[0] });
    await scene.timeline.quiet();
    expect(JSON.parse((await described(scene, arn)).output ?? '')).toEqual({
      child: 'c-1',
      refused: { Error: null, Cause: null },
    });
    expect((await eventsOf(scene, arn))[5]?.taskFailedEventDetails).toEqual({
      resourceType: 'sqs',
      resource: 'sendMessage.waitForTaskToken',
    });
  });

  it('gives up its branch, and the Parallel around it catches it', async () => {
    const { scene, tokens } = await sceneOfTokens();
    const both = { Type: 'Parallel', Branches: [flow({ Ask: ask({ End: true }) })], ...catching };
    const arn = await started(scene, jsonpath({ Both: both, ...desk }), { child: 'c-1' });
    await scene.act('SendTaskFailure', { taskToken: tokens[0] });
    await scene.timeline.quiet();
    expect((await described(scene, arn)).output).toContain('{"Error":null,"Cause":null}');
    expect((await storyOf(scene, arn)).slice(3)).toEqual([
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<5 TaskStarted',
      '7<6 TaskSubmitted',
      '8<7 TaskFailed',
      '9<8 TaskStateAborted',
      '10<8 ParallelStateFailed',
      '11<10 ParallelStateExited',
      '12<11 PassStateEntered',
      '13<12 PassStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });
});

describe('tokens one after the other', () => {
  it('are each answered by themselves, an earlier one no more', async () => {
    const { scene, tokens } = await sceneOfTokens();
    const definition = jsonpath({
      First: ask({ ResultPath: '$.first', Next: 'Second' }),
      Second: ask({ ResultPath: '$.second', End: true }),
    });
    const arn = await started(scene, definition, {});
    await scene.act('SendTaskSuccess', { taskToken: tokens[0], output: '"yes"' });
    await scene.timeline.quiet();
    const late = scene.act('SendTaskSuccess', { taskToken: tokens[0], output: '"no"' });
    await expect(late).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await scene.act('SendTaskSuccess', { taskToken: tokens[1], output: '{"place":1}' });
    await scene.timeline.quiet();
    expect((await described(scene, arn)).output).toBe('{"first":"yes","second":{"place":1}}');
    expect((await storyOf(scene, arn)).slice(6, 9)).toEqual([
      '7<6 TaskStateExited',
      '8<7 TaskStateEntered',
      '9<8 TaskScheduled',
    ]);
  });
});
