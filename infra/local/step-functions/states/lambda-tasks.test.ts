import { describe, expect, it } from 'vitest';
import { jsonata, jsonpath } from '../testing/definitions.ts';
import {
  described,
  eventsOf,
  MORNING,
  openScene,
  started,
  storyOf,
  type TestFunction,
} from '../testing/scene.ts';

const FUNCTION = 'arn:aws:lambda:ap-northeast-1:000000000000:function:work';
/** Answers after ten seconds of the timeline. */
const slow: TestFunction = () => ({ ok: true, payload: 'late', tookMs: 10_000 });

const plain = (more: object = {}) =>
  jsonpath({ Work: { Type: 'Task', Resource: FUNCTION, ...more, End: true } });
const optimised = (more: object = {}) =>
  jsonpath({
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'work', 'Payload.$': '$' },
      ...more,
      End: true,
    },
  });

const history = async (definition: object, work: TestFunction, input: unknown = { n: 1 }) => {
  const scene = await openScene({ functions: { work } });
  const arn = await started(scene, definition, input);
  return { scene, arn, story: await storyOf(scene, arn), events: await eventsOf(scene, arn) };
};

describe('a function that is named as the resource itself', () => {
  it('is told by events of its own, with its payload as the result', async () => {
    const { story, events } = await history(plain({ TimeoutSeconds: 9 }), () => ({
      ok: true,
      payload: { ok: 1 },
    }));
    expect(story.slice(2)).toEqual([
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
    expect(events[2]?.lambdaFunctionScheduledEventDetails).toEqual({
      resource: FUNCTION,
      input: '{"n":1}',
      inputDetails: { truncated: false },
      timeoutInSeconds: 9,
    });
    expect(events[3]).not.toHaveProperty('lambdaFunctionStartedEventDetails');
    expect(events[4]?.lambdaFunctionSucceededEventDetails).toEqual({
      output: '{"ok":1}',
      outputDetails: { truncated: false },
    });
  });

  it('that throws ends the execution with what it threw', async () => {
    const cause = '{"errorMessage":"no case","errorType":"CaseGone"}';
    const { scene, arn, story, events } = await history(plain(), () => ({
      ok: false,
      error: 'CaseGone',
      cause,
    }));
    expect(story.slice(4)).toEqual(['5<4 LambdaFunctionFailed', '6<5 ExecutionFailed']);
    expect(events[4]?.lambdaFunctionFailedEventDetails).toEqual({ error: 'CaseGone', cause });
    expect(await described(scene, arn)).toMatchObject({ error: 'CaseGone', cause });
  });

  it('that is too slow is told without a cause', async () => {
    const { scene, arn } = await history(plain({ TimeoutSeconds: 5 }), slow);
    await scene.timeline.advanceTo(MORNING + 5_000);
    const events = await eventsOf(scene, arn);
    expect(events[4]).toMatchObject({ type: 'LambdaFunctionTimedOut' });
    expect(events[4]?.lambdaFunctionTimedOutEventDetails).toEqual({ error: 'States.Timeout' });
    expect(await described(scene, arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('a function that is invoked', () => {
  it('is told by the events of a task, with the whole answer as the result', async () => {
    const { story, events } = await history(optimised({ TimeoutSeconds: 9 }), () => ({
      ok: true,
      payload: [1],
    }));
    expect(story.slice(2)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
    const names = { resourceType: 'lambda', resource: 'invoke' };
    expect(events[2]?.taskScheduledEventDetails).toEqual({
      ...names,
      region: 'ap-northeast-1',
      parameters: '{"FunctionName":"work","Payload":{"n":1}}',
      timeoutInSeconds: 9,
    });
    expect(events[3]?.taskStartedEventDetails).toEqual(names);
    const succeeded = events[4]?.taskSucceededEventDetails;
    const { output, ...rest } = (succeeded ?? {}) as { output: string };
    expect(rest).toEqual({ ...names, outputDetails: { truncated: false } });
    expect(JSON.parse(output)).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: [1],
      SdkHttpMetadata: { HttpStatusCode: 200, HttpHeaders: { 'Content-Length': '3' } },
      StatusCode: 200,
    });
  });

  it('that is too slow hands its catcher an empty cause', async () => {
    const catching = { TimeoutSeconds: 5, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }] };
    const machine = optimised(catching);
    const states = { ...machine.States, Late: { Type: 'Succeed' } };
    const { scene, arn } = await history({ ...machine, States: states }, slow);
    await scene.timeline.advanceTo(MORNING + 5_000);
    expect((await described(scene, arn)).output).toBe('{"Error":"States.Timeout","Cause":""}');
    expect((await eventsOf(scene, arn))[4]?.taskTimedOutEventDetails).toEqual({
      error: 'States.Timeout',
      resourceType: 'lambda',
      resource: 'invoke',
    });
  });

  it('is given an empty payload when none is named', async () => {
    const { scene } = await history(optimised({ Parameters: { FunctionName: FUNCTION } }), () => ({
      ok: true,
      payload: 1,
    }));
    expect(scene.calls).toMatchObject([{ functionName: 'work', payload: {} }]);
  });
});

describe('a function that takes its time', () => {
  it('answers when that has passed, and is asked once', async () => {
    const { scene, arn, story } = await history(plain(), slow);
    expect(story.at(-1)).toBe('4<3 LambdaFunctionStarted');
    await scene.timeline.advanceTo(MORNING + 9_999);
    expect((await described(scene, arn)).status).toBe('RUNNING');
    await scene.timeline.advanceTo(MORNING + 10_000);
    expect(await described(scene, arn)).toMatchObject({ status: 'SUCCEEDED', output: '"late"' });
    expect(scene.calls).toHaveLength(1);
  });

  it('answers nobody once the task has timed out', async () => {
    const { scene, arn } = await history(optimised({ TimeoutSeconds: 5 }), slow);
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect((await storyOf(scene, arn)).slice(4)).toEqual(['5<4 TaskTimedOut', '6<5 ExecutionFailed']);
  });
});

describe('what is too large', () => {
  const large: TestFunction = () => ({ ok: true, payload: 'あ'.repeat(87_400) });

  it.each([
    ['the function itself', plain, 'LambdaFunctionFailed', FUNCTION],
    ['an invocation', optimised, 'TaskFailed', 'lambda'],
  ])('fails %s, by its bytes and not by its characters', async (_, machine, type, name) => {
    const { scene, arn, events } = await history(machine(), large);
    expect(events[4]).toMatchObject({ type });
    expect(await described(scene, arn)).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    });
  });

  it.each(['States.ALL', 'States.DataLimitExceeded'])('can be caught as %s', async (error) => {
    const machine = plain({ Catch: [{ ErrorEquals: [error], Next: 'Caught' }] });
    const { scene, arn } = await history(
      { ...machine, States: { ...machine.States, Caught: { Type: 'Succeed' } } },
      large,
    );
    expect((await described(scene, arn)).status).toBe('SUCCEEDED');
  });

  it('fails a state that hands it on, too', async () => {
    const scene = await openScene();
    const grow = jsonata({
      Grow: { Type: 'Pass', Output: '{% $pad("", 262143, "x") & "" %}', Next: 'More' },
      More: { Type: 'Pass', Output: '{% $states.input & "x" %}', End: true },
    });
    expect(await described(scene, await started(scene, grow))).toMatchObject({
      error: 'States.DataLimitExceeded',
    });
  });
});
