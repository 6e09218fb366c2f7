import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import { described, openScene, ran, started, storyOf } from '../testing/scene.ts';

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
