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

const failingWith =
  (...errors: string[]): TestFunction =>
  () => {
    const error = errors.length > 1 ? errors.shift() : errors[0];
    return error === 'none'
      ? { ok: true, payload: 'done' }
      : { ok: false, error: error ?? '', cause: `because of ${error}` };
  };

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };

/** The seconds at which a task was tried, and how the execution ended within a day. */
const tries = async (retry: object[], errors: string[], more: object = {}) => {
  const scene = await openScene({ functions: { work: failingWith(...errors) } });
  const state = { ...task, Arguments: { FunctionName: 'work' }, Retry: retry, ...more };
  const arn = await started(scene, jsonata({ Work: state, Caught: { Type: 'Succeed' } }));
  await scene.timeline.advanceTo(MORNING + 86_400_000);
  const events = await eventsOf(scene, arn);
  const at = events
    .filter(({ type }) => type === 'TaskScheduled')
    .map(({ timestamp }) => (Number(timestamp) * 1000 - MORNING) / 1000);
  const { status, error, output } = await described(scene, arn);
  return { at, status, error, output, types: events.map(({ type }) => type) };
};

describe('a retrier', () => {
  it.each<[string, object, number[]]>([
    ['by itself tries three times more, each pause twice the one before', {}, [0, 1, 3, 7]],
    ['begins with its own pause', { IntervalSeconds: 10 }, [0, 10, 30, 70]],
    ['tries as often as it says', { MaxAttempts: 1 }, [0, 1]],
    ['may forbid to try again', { MaxAttempts: 0 }, [0]],
    ['may keep its pause', { BackoffRate: 1, IntervalSeconds: 5 }, [0, 5, 10, 15]],
    ['may let it grow slowly', { BackoffRate: 1.5, IntervalSeconds: 4 }, [0, 4, 10, 19]],
    ['may bound it', { MaxDelaySeconds: 3, MaxAttempts: 4 }, [0, 1, 3, 6, 9]],
    ['without jitter keeps to it', { JitterStrategy: 'NONE' }, [0, 1, 3, 7]],
    [
      'with jitter takes as much of each pause as chance says, here the half',
      { JitterStrategy: 'FULL' },
      [0, 0.5, 1.5, 3.5],
    ],
  ])('%s', async (_, fields, expected) => {
    const { at, status, error } = await tries([{ ErrorEquals: ['Busy'], ...fields }], ['Busy']);
    expect({ at, status, error }).toEqual({ at: expected, status: 'FAILED', error: 'Busy' });
  });

  it('stops when the task succeeds', async () => {
    const { at, status } = await tries([{ ErrorEquals: ['Busy'] }], ['Busy', 'Busy', 'none']);
    expect({ at, status }).toEqual({ at: [0, 1, 3], status: 'SUCCEEDED' });
  });

  it.each([
    [['Other'], 1],
    [['States.ALL'], 2],
    [['States.TaskFailed'], 2],
    [['Other', 'Busy'], 2],
    [['States.Timeout'], 1],
    [['busy'], 1],
  ])('for %j gives a task that is Busy %d tries', async (names, expected) => {
    const { at } = await tries([{ ErrorEquals: names, MaxAttempts: 1 }], ['Busy']);
    expect(at).toHaveLength(expected);
  });

  it('counts for itself: another error takes from another retrier', async () => {
    const retry = [
      { ErrorEquals: ['Busy'], MaxAttempts: 1, IntervalSeconds: 1 },
      { ErrorEquals: ['Slow'], MaxAttempts: 2, IntervalSeconds: 10 },
    ];
    const { at, error } = await tries(retry, ['Busy', 'Slow', 'Slow', 'Busy']);
    expect({ at, error }).toEqual({ at: [0, 1, 11, 31], error: 'Busy' });
  });

  it('that comes first is asked alone, even when it has no tries left', async () => {
    const retry = [
      { ErrorEquals: ['Busy'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 3 },
    ];
    expect((await tries(retry, ['Busy'])).at).toEqual([0]);
  });

  it('goes before the catchers, which are asked when it gives up', async () => {
    const caught = { Catch: [{ ErrorEquals: ['Busy'], Next: 'Caught' }] };
    const { at, output } = await tries([{ ErrorEquals: ['Busy'], MaxAttempts: 1 }], ['Busy'], caught);
    expect(at).toEqual([0, 1]);
    expect(JSON.parse(output ?? '')).toEqual({ Error: 'Busy', Cause: 'because of Busy' });
  });

  it('is told in the history by the tries alone', async () => {
    expect((await tries([{ ErrorEquals: ['Busy'], MaxAttempts: 1 }], ['Busy'])).types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'ExecutionFailed',
    ]);
  });

  it('tells the task how many tries there were', async () => {
    const scene = await openScene({ functions: { work: failingWith('Busy') } });
    const state = {
      ...task,
      Arguments: { FunctionName: 'work', Payload: '{% $states.context.State.RetryCount %}' },
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
    };
    await started(scene, jsonata({ Work: state }));
    await scene.timeline.advanceTo(MORNING + 60_000);
    expect(scene.calls.map(({ payload }) => payload)).toEqual([0, 1, 2]);
  });
});

describe('a catcher in JSONPath', () => {
  const caught = async (catchers: object[], input: unknown = { a: 1 }, error = 'Busy') => {
    const scene = await openScene({ functions: { work: failingWith(error) } });
    const state = { ...task, Parameters: { FunctionName: 'work' }, Catch: catchers };
    const seen = { Type: 'Pass', Parameters: { 'input.$': '$', 'where.$': '$$.State.Name' }, End: true };
    const arn = await started(scene, jsonpath({ Work: state, First: seen, Second: seen }), input);
    const { output, error: failed } = await described(scene, arn);
    return {
      output: output && JSON.parse(output),
      failed,
      story: await storyOf(scene, arn),
      events: await eventsOf(scene, arn),
    };
  };
  const failure = { Error: 'Busy', Cause: 'because of Busy' };

  it.each<[string, object, unknown]>([
    ['hands on the failure alone', {}, failure],
    ['puts it into the input', { ResultPath: '$.failure' }, { a: 1, failure }],
    ['puts it deep into the input', { ResultPath: '$.x.y' }, { a: 1, x: { y: failure } }],
    ['drops it', { ResultPath: null }, { a: 1 }],
  ])('%s', async (_, fields, expected) => {
    const { output, story } = await caught([{ ErrorEquals: ['States.ALL'], Next: 'First', ...fields }]);
    expect(output).toEqual({ input: expected, where: 'First' });
    expect(story.slice(2)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 TaskStateExited',
      '7<6 PassStateEntered',
      '8<7 PassStateExited',
      '9<8 ExecutionSucceeded',
    ]);
  });

  it.each<[string[][], string, string | undefined]>([
    [[['Other'], ['Busy']], 'Busy', 'Second'],
    [[['Busy'], ['States.ALL']], 'Busy', 'First'],
    [[['States.TaskFailed'], ['States.ALL']], 'Busy', 'First'],
    [[['States.Timeout'], ['States.TaskFailed']], 'Busy', 'Second'],
    [[['Other'], ['Another']], 'Busy', undefined],
  ])('of %j the first that knows %s is %s', async (names, error, where) => {
    const [one = [], two = []] = names;
    const catchers = [
      { ErrorEquals: one, Next: 'First' },
      { ErrorEquals: two, Next: 'Second' },
    ];
    const { output, failed } = await caught(catchers, {}, error);
    expect(output?.where).toBe(where);
    expect(failed).toBe(where === undefined ? error : undefined);
  });

  it('assigns from the failure', async () => {
    const { events } = await caught([
      { ErrorEquals: ['Busy'], Assign: { 'why.$': '$.Error', all: { 'of.$': '$' } }, Next: 'First' },
    ]);
    expect(events[5]?.stateExitedEventDetails).toMatchObject({
      assignedVariables: { why: '"Busy"', all: JSON.stringify({ of: failure }) },
    });
  });
});
