import { describe, expect, it } from 'vitest';
import { jsonata } from '../testing/definitions.ts';
import { aMachine, described, MORNING, openScene, type Scene, started, storyOf } from '../testing/scene.ts';

const inner = jsonata({ Rest: { Type: 'Wait', Seconds: 60, Output: { slept: true }, End: true } });
const failing = jsonata({ Boom: { Type: 'Fail', Error: 'Boom', Cause: 'inside' } });

const start = (suffix: string, machine: string) =>
  jsonata({
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${suffix}`,
      Arguments: {
        StateMachineArn: `arn:aws:states:ap-northeast-1:000000000000:stateMachine:${machine}`,
        Input: { from: '{% $states.context.Execution.Id %}' },
      },
      End: true,
    },
  });

describe('a task that starts an execution', () => {
  it('goes on at once when it does not wait', async () => {
    const scene = await openScene();
    await aMachine(scene, inner, 'inner');
    const arn = await started(scene, start('', 'inner'));
    const { output, status } = await described(scene, arn);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({
      ExecutionArn: expect.stringContaining(':execution:inner:'),
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
  });

  it('with .sync:2 waits for its end and has its input and its output as JSON', async () => {
    const scene = await openScene();
    await aMachine(scene, inner, 'inner');
    const arn = await started(scene, start('.sync:2', 'inner'));
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + 60_000);
    const { output } = await described(scene, arn);
    expect(JSON.parse(output ?? '')).toMatchObject({
      Status: 'SUCCEEDED',
      Input: { from: arn },
      Output: { slept: true },
    });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
  });

  it('with .sync has its output as text, and fails when it fails', async () => {
    const scene = await openScene();
    await aMachine(scene, inner, 'inner');
    await aMachine(scene, failing, 'failing');
    const good = await started(scene, start('.sync', 'inner'));
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(JSON.parse((await described(scene, good)).output ?? '')).toMatchObject({
      Input: JSON.stringify({ from: good }),
      Output: '{"slept":true}',
    });
    const bad = await started(scene, start('.sync', 'failing'));
    const { error, cause } = await described(scene, bad);
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'Boom', Cause: 'inside' });
  });

  it('is told its end as it is described, name by name in order, with capitals and milliseconds', async () => {
    const scene = await openScene();
    await aMachine(scene, inner, 'inner');
    await aMachine(scene, failing, 'failing');
    const good = await started(scene, start('.sync', 'inner'));
    const bad = await started(scene, start('.sync', 'failing'));
    await scene.timeline.advanceTo(MORNING + 60_000);
    const common = { InputDetails: { Included: true }, RedriveCount: 0, StartDate: MORNING };
    const result = JSON.parse((await described(scene, good)).output ?? '');
    expect(result).toMatchObject({
      ...common,
      OutputDetails: { Included: true },
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StopDate: MORNING + 60_000,
    });
    const why = JSON.parse((await described(scene, bad)).cause ?? '');
    expect(why).toMatchObject({ ...common, RedriveStatus: 'REDRIVABLE', StopDate: MORNING });
    expect(Object.keys(why)).toEqual([
      'Cause',
      'Error',
      'ExecutionArn',
      'Input',
      'InputDetails',
      'Name',
      'RedriveCount',
      'RedriveStatus',
      'StartDate',
      'StateMachineArn',
      'Status',
      'StopDate',
    ]);
    expect(Object.keys(result)).toEqual(Object.keys(result).toSorted());
  });

  it.each([
    ['is stopped', (scene: Scene, executionArn: string) => scene.act('StopExecution', { executionArn })],
    ['is out of time', (scene: Scene) => scene.timeline.advanceTo(MORNING + 10_000)],
  ])('stops what it waits for when it %s', async (_, end) => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, inner, 'inner');
    const outer = start('.sync:2', 'inner');
    Object.assign(outer.States.Start, { TimeoutSeconds: 10 });
    await end(scene, await started(scene, outer));
    await scene.timeline.quiet();
    const { executions } = await scene.act<{ executions: { status: string }[] }>('ListExecutions', {
      stateMachineArn,
    });
    expect(executions.map(({ status }) => status)).toEqual(['ABORTED']);
  });

  it('fails with the whole description when what it waits for is stopped', async () => {
    const scene = await openScene();
    const stateMachineArn = await aMachine(scene, inner, 'inner');
    const arn = await started(scene, start('.sync:2', 'inner'));
    const { executions } = await scene.act<{ executions: { executionArn: string }[] }>('ListExecutions', {
      stateMachineArn,
    });
    await scene.act('StopExecution', { ...executions[0], error: 'Enough' });
    await scene.timeline.quiet();
    const { error, cause } = await described(scene, arn);
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({ Status: 'ABORTED', Error: 'Enough' });
  });

  it('fails when there is no such machine', async () => {
    const scene = await openScene();
    const arn = await started(scene, start('', 'none'));
    expect((await described(scene, arn)).error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });
});
