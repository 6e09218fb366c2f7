import { describe, expect, it } from 'vitest';
import { jsonpath } from '../testing/definitions.ts';
import {
  described,
  eventsOf,
  MORNING,
  openScene as open,
  type Scene,
  started,
  storyOf,
} from '../testing/scene.ts';

const activityArn = 'arn:aws:states:ap-northeast-1:000000000000:activity:phone-calls';
const call = (more: object = {}) =>
  jsonpath({ Call: { Type: 'Task', Resource: activityArn, End: true, ...more } });

const openScene = async (): Promise<Scene> => {
  const scene = await open();
  await scene.act('CreateActivity', { name: 'phone-calls' });
  return scene;
};

type Task = { taskToken: string | null; input: string | null };
const take = (scene: Scene, workerName?: string): Promise<Task> =>
  scene.act<Task>('GetActivityTask', { activityArn, ...(workerName ? { workerName } : {}) });

describe('a task of an activity', () => {
  it('lies there until a worker takes it, and ends with what the worker answers', async () => {
    const scene = await openScene();
    const arn = await started(scene, call(), { phone: '045' });
    await scene.timeline.advanceTo(MORNING + 3_600_000);
    const { taskToken, input } = await take(scene, 'desk');
    expect(input).toBe('{"phone":"045"}');
    await scene.act('SendTaskSuccess', { taskToken, output: '{"reached":true}' });
    await scene.timeline.quiet();
    expect(await described(scene, arn)).toMatchObject({ output: '{"reached":true}' });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 ActivityScheduled',
      '4<3 ActivityStarted',
      '5<4 ActivitySucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
    const events = await eventsOf(scene, arn);
    expect(events[2]).toMatchObject({
      activityScheduledEventDetails: {
        resource: activityArn,
        input: '{"phone":"045"}',
        inputDetails: { truncated: false },
      },
    });
    expect(events[3]).toMatchObject({ activityStartedEventDetails: { workerName: 'desk' } });
    expect(events[4]).toMatchObject({
      activitySucceededEventDetails: { output: '{"reached":true}', outputDetails: { truncated: false } },
    });
  });

  it('is given to a worker that was there first, and to one only', async () => {
    const scene = await openScene();
    const first = take(scene);
    const second = take(scene);
    await started(scene, call());
    expect((await first).taskToken).toEqual(expect.any(String));
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(await second).toEqual({ taskToken: null, input: null });
  });

  it('that a worker gives up fails with the error it names', async () => {
    const scene = await openScene();
    const arn = await started(scene, call());
    const { taskToken } = await take(scene);
    await scene.act('SendTaskFailure', { taskToken, error: 'Engaged', cause: 'three times' });
    expect(await described(scene, arn)).toMatchObject({ error: 'Engaged', cause: 'three times' });
    expect((await storyOf(scene, arn)).slice(3)).toEqual([
      '4<3 ActivityStarted',
      '5<4 ActivityFailed',
      '6<5 ExecutionFailed',
    ]);
    expect((await eventsOf(scene, arn))[3]).toMatchObject({ activityStartedEventDetails: {} });
  });

  it('has its limits from the moment a worker took it, heartbeats first', async () => {
    const scene = await openScene();
    const arn = await started(scene, call({ TimeoutSeconds: 60, HeartbeatSeconds: 10 }));
    await scene.timeline.advanceTo(MORNING + 300_000);
    const { taskToken } = await take(scene);
    expect((await eventsOf(scene, arn))[2]).toMatchObject({
      activityScheduledEventDetails: { timeoutInSeconds: 60, heartbeatInSeconds: 10 },
    });
    await scene.timeline.advanceTo(MORNING + 309_000);
    await scene.act('SendTaskHeartbeat', { taskToken });
    await scene.timeline.advanceTo(MORNING + 318_000);
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + 319_000);
    expect(await described(scene, arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect((await storyOf(scene, arn)).at(-2)).toBe('5<4 ActivityTimedOut');
  });

  it('of an activity that is not there ends the execution', async () => {
    const scene = await openScene();
    await scene.act('DeleteActivity', { activityArn });
    const arn = await started(scene, call());
    expect(await described(scene, arn)).toMatchObject({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Call' (entered at the event id #2). " +
        `The activity ${activityArn} does not exist.`,
    });
  });

  it('is no longer handed out once its execution was stopped', async () => {
    const scene = await openScene();
    const executionArn = await started(scene, call());
    await scene.act('StopExecution', { executionArn });
    const polled = take(scene);
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect((await polled).taskToken).toBeNull();
  });
});

describe('an activity', () => {
  it('is created once, described, listed and deleted', async () => {
    const scene = await open();
    const creationDate = MORNING / 1000;
    expect(await scene.act('CreateActivity', { name: 'phone-calls' })).toEqual({ activityArn, creationDate });
    expect(await scene.act('CreateActivity', { name: 'phone-calls' })).toEqual({ activityArn, creationDate });
    const told = { activityArn, name: 'phone-calls', creationDate };
    expect(await scene.act('DescribeActivity', { activityArn })).toEqual(told);
    expect(await scene.act('ListActivities', {})).toEqual({ activities: [told] });
    await scene.act('DeleteActivity', { activityArn });
    await expect(scene.act('GetActivityTask', { activityArn })).rejects.toMatchObject({
      name: 'ActivityDoesNotExist',
      message: `Activity Does Not Exist: '${activityArn}'`,
    });
  });

  it('is there again after a restart, with the tasks that lie there', async () => {
    const scene = await openScene();
    await started(scene, call());
    await scene.stepFunctions.compact();
    const again = await open({ journal: scene.journal });
    expect((await take(again)).taskToken).toEqual(expect.any(String));
  });
});
