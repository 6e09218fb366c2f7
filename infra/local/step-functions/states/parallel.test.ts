import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import { described, MORNING, openScene, started, storyOf } from '../testing/scene.ts';

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
