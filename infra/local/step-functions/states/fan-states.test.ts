import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import { described, MORNING, openScene, ran, started, storyOf } from '../testing/scene.ts';

const branch = (name: string, output: unknown) =>
  flow({ [name]: { Type: 'Pass', Output: output, End: true } });

describe('Parallel', () => {
  it('gives the outputs of its branches in their order, and each branch its own copy of the variables', async () => {
    const scene = await openScene();
    const arn = await started(
      scene,
      jsonata({
        Set: { Type: 'Pass', Assign: { base: 10 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [
            flow({
              A: { Type: 'Pass', Assign: { mine: '{% $base + 1 %}' }, Next: 'A2' },
              A2: { Type: 'Pass', Output: '{% $mine %}', End: true },
            }),
            branch('B', '{% $base + $states.input.n %}'),
          ],
          Output: { sum: '{% $sum($states.result) %}', mine: '{% $exists($mine) %}' },
          End: true,
        },
      }),
      { n: 5 },
    );
    expect((await described(scene, arn)).output).toBe('{"sum":26,"mine":false}');
  });

  it('tells the events of its branches as the service does', async () => {
    const scene = await openScene();
    const both = { Type: 'Parallel', Branches: [branch('A', 1), branch('B', 2)], End: true };
    const arn = await started(scene, jsonata({ Both: both }));
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 PassStateEntered',
      '5<4 PassStateExited',
      '6<3 PassStateEntered',
      '7<6 PassStateExited',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited',
      '10<9 ExecutionSucceeded',
    ]);
  });

  it('gives up the other branches when one fails, and a catcher goes on from there', async () => {
    const scene = await openScene({
      functions: { work: () => ({ ok: false, error: 'Broken', cause: 'why' }) },
    });
    const arn = await started(
      scene,
      jsonata({
        Both: {
          Type: 'Parallel',
          Branches: [
            flow({
              Work: {
                Type: 'Task',
                Resource: 'arn:aws:states:::lambda:invoke',
                Arguments: { FunctionName: 'work' },
                End: true,
              },
            }),
            flow({ Idle: { Type: 'Wait', Seconds: 600, End: true } }),
          ],
          Catch: [{ ErrorEquals: ['Broken'], Next: 'End' }],
          End: true,
        },
        End: { Type: 'Succeed' },
      }),
    );
    expect(await described(scene, arn)).toMatchObject({ output: '{"Error":"Broken","Cause":"why"}' });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered',
      '5<4 TaskScheduled',
      '6<3 WaitStateEntered',
      '7<5 TaskStarted',
      '8<7 TaskFailed',
      '9<8 TaskStateAborted',
      '10<8 WaitStateAborted',
      '11<8 ParallelStateFailed',
      '12<11 ParallelStateExited',
      '13<12 SucceedStateEntered',
      '14<13 SucceedStateExited',
      '15<14 ExecutionSucceeded',
    ]);
  });

  it('that is tried again starts its branches anew and tells a failure only at the end', async () => {
    const scene = await openScene();
    const both = {
      Type: 'Parallel',
      Branches: [flow({ Boom: { Type: 'Fail', Error: 'Boom', Cause: 'why' } })],
      Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 2, IntervalSeconds: 1 }],
      End: true,
    };
    const arn = await started(scene, jsonata({ Both: both }));
    await scene.timeline.advanceTo(MORNING + 10_000);
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 FailStateEntered',
      '5<4 ParallelStateStarted',
      '6<5 FailStateEntered',
      '7<6 ParallelStateStarted',
      '8<7 FailStateEntered',
      '9<8 ParallelStateFailed',
      '10<9 ExecutionFailed',
    ]);
  });

  it('cannot catch a failure of the machine itself', async () => {
    const scene = await openScene();
    const definition = jsonpath({
      Both: {
        Type: 'Parallel',
        Branches: [flow({ Fast: { Type: 'Pass', Parameters: { 'm.$': '$.nope' }, End: true } })],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
        End: true,
      },
      End: { Type: 'Succeed' },
    });
    const arn = await started(scene, definition, { x: 'a' });
    expect(await described(scene, arn)).toMatchObject({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Fast' (entered at the event id #4). The JSONPath '$.nope' " +
        `specified for the field 'm.$' could not be found in the input '{"x":"a"}'`,
    });
    expect((await storyOf(scene, arn)).at(-1)).toBe('5<4 ExecutionFailed');
  });
});

describe('Map', () => {
  const each = (more: object) => ({
    Type: 'Map',
    Items: '{% $states.input.items %}',
    ItemProcessor: flow({ Item: { Type: 'Pass', Output: '{% $states.input * 2 %}', End: true } }),
    End: true,
    ...more,
  });

  it('gives the outputs in the order of the items', async () => {
    const { output } = await ran(await openScene(), jsonata({ Each: each({}) }), { items: [3, 1, 2] });
    expect(output).toBe('[6,2,4]');
  });

  it('of no items gives an empty list', async () => {
    const scene = await openScene();
    const arn = await started(scene, jsonata({ Each: each({}) }), { items: [] });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapStateSucceeded',
      '5<3 MapStateExited',
      '6<5 ExecutionSucceeded',
    ]);
  });

  it('one after the other tells each iteration from the last event of the one before', async () => {
    const scene = await openScene();
    const arn = await started(scene, jsonata({ Each: each({ MaxConcurrency: 1 }) }), { items: [1, 2] });
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 PassStateExited',
      '7<6 MapIterationSucceeded',
      '8<6 MapIterationStarted',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
  });

  it('shows each iteration its item and index, and lets a selector shape what it is given', async () => {
    const selector = {
      at: '{% $states.context.Map.Item.Index %}',
      what: '{% $states.context.Map.Item.Value %}',
    };
    const processor = flow({
      Item: {
        Type: 'Pass',
        Output: '{% $states.input.what & $string($states.context.Map.Item.Index) %}',
        End: true,
      },
    });
    const map = each({ ItemSelector: selector, ItemProcessor: processor });
    expect((await ran(await openScene(), jsonata({ Each: map }), { items: ['a', 'b'] })).output).toBe(
      '["a0","b1"]',
    );
  });

  it('fails when an iteration fails, and gives up the others', async () => {
    const scene = await openScene();
    const processor = flow({
      Pick: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Boom' }],
        Default: 'Idle',
      },
      Idle: { Type: 'Wait', Seconds: 60, End: true },
      Boom: { Type: 'Fail', Error: 'Boom' },
    });
    const arn = await started(scene, jsonata({ Each: each({ ItemProcessor: processor }) }), {
      items: [1, 2],
    });
    expect(await described(scene, arn)).toMatchObject({ status: 'FAILED', error: 'Boom' });
    expect((await storyOf(scene, arn)).slice(-5)).toEqual([
      '12<11 MapIterationAborted',
      '13<11 WaitStateAborted',
      '14<11 MapIterationFailed',
      '15<11 MapStateFailed',
      '16<15 ExecutionFailed',
    ]);
  });

  it('asks how many iterations may run at once before it has begun', async () => {
    const scene = await openScene();
    const map = {
      Type: 'Map',
      MaxConcurrencyPath: '$.atOnce',
      ItemsPath: '$.items',
      ItemProcessor: flow({ Item: { Type: 'Pass', End: true } }),
      End: true,
    };
    const arn = await started(scene, jsonpath({ Each: map }), { items: [1], atOnce: 'many' });
    expect((await described(scene, arn)).cause).toContain(
      'The MaxConcurrencyPath field refers to value "many" which is not a valid integer: $.atOnce',
    );
    expect((await storyOf(scene, arn)).slice(1)).toEqual(['2<0 MapStateEntered', '3<2 ExecutionFailed']);
  });

  it('refuses items that are no list, and tells it from before it was entered', async () => {
    const scene = await openScene();
    const arn = await started(scene, jsonata({ First: { Type: 'Pass', Next: 'Each' }, Each: each({}) }), {
      items: 'none',
    });
    expect((await described(scene, arn)).cause).toBe(
      "An error occurred while executing the state 'Each' (entered at the event id #4). The JSONata expression " +
        "'$states.input.items' specified for the field 'Items' returned an unexpected result type. Expected " +
        `'array', but was 'string' for value: "none"`,
    );
    expect((await storyOf(scene, arn)).slice(3)).toEqual([
      '4<3 MapStateEntered',
      '5<3 EvaluationFailed',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed',
    ]);
  });
});
