import { describe, expect, it } from 'vitest';
import { flow, jsonata } from '../testing/definitions.ts';
import { openScene } from '../testing/scene.ts';
import { answering, family, refusing, shape, tried, work } from '../testing/trying.ts';

const deep = flow({
  Deep: { Type: 'Pass', Result: true, ResultPath: '$.seen', Next: 'Deeper' },
  Deeper: { Type: 'Pass', End: true },
});

describe('a state that is tried by itself', () => {
  it('says what it hands on and to whom', async () => {
    expect(await tried(shape, family)).toEqual({
      status: 'SUCCEEDED',
      output: JSON.stringify({ ...family, seen: { who: '固定', ward: '西区' } }),
      nextState: 'After',
    });
  });

  it('that ends has no next', async () => {
    expect(await tried({ Type: 'Succeed' }, { a: 1 })).toEqual({ status: 'SUCCEEDED', output: '{"a":1}' });
    expect(await tried({ Type: 'Pass', End: true }, 5)).toEqual({ status: 'SUCCEEDED', output: '5' });
  });

  it('that fails says why', async () => {
    expect(await tried({ Type: 'Fail', Error: 'TooOld', CausePath: '$.why' }, { why: 'class 3' })).toEqual({
      status: 'FAILED',
      error: 'TooOld',
      cause: 'class 3',
    });
  });

  it('chooses', async () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$.age', NumericLessThan: 3, Next: 'Small' }],
      Default: 'Big',
    };
    expect(await tried(choice, { age: 2 })).toMatchObject({ status: 'SUCCEEDED', nextState: 'Small' });
    expect(await tried(choice, { age: 4 })).toMatchObject({ status: 'SUCCEEDED', nextState: 'Big' });
  });

  it('does not wait', async () => {
    expect(await tried({ Type: 'Wait', Seconds: 86_400, Next: 'After' }, {})).toMatchObject({
      nextState: 'After',
    });
  });

  it('in JSONata sees variables and a context of its own', async () => {
    const state = {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $limit & " in " & $states.context.State.Name %}',
      End: true,
    };
    expect(await tried(state, {}, { variables: '{"limit": 3}' })).toMatchObject({
      output: '"3 in StateName"',
    });
  });

  it('of a whole machine is found by its name', async () => {
    const machine = {
      StartAt: 'One',
      States: { One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Succeed' } },
    };
    expect(await tried(machine, {}, { stateName: 'Two' })).toEqual({ status: 'SUCCEEDED', output: '{}' });
    await expect(tried(machine, {}, { stateName: 'Three' })).rejects.toThrow('State not found in definition');
    await expect(tried(machine, {})).rejects.toThrow('State not found in definition');
  });

  it.each([
    ['a map', { Type: 'Map', ItemProcessor: deep }],
    ['a map of the old spelling', { Type: 'Map', Iterator: deep }],
    [
      'a distributed map',
      {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...deep },
      },
    ],
    [
      'the second branch of a parallel',
      { Type: 'Parallel', Branches: [flow({ Else: { Type: 'Succeed' } }), deep] },
    ],
    [
      'a map in a branch',
      { Type: 'Parallel', Branches: [flow({ Each: { Type: 'Map', ItemProcessor: deep, End: true } })] },
    ],
  ])('is found inside %s too, where it leads on as it does there', async (_where, fan) => {
    const machine = { StartAt: 'Fan', States: { Fan: { ...fan, End: true } } };
    expect(await tried(machine, { n: 1 }, { stateName: 'Deep' })).toEqual({
      status: 'SUCCEEDED',
      output: '{"n":1,"seen":true}',
      nextState: 'Deeper',
    });
  });

  it('inside of a machine speaks the language of the machine', async () => {
    const inner = flow({ Inner: { Type: 'Pass', Output: '{% $states.input + 1 %}', End: true } });
    const machine = { ...jsonata({ Fan: { Type: 'Map', ItemProcessor: inner, End: true } }) };
    expect(await tried(machine, 1, { stateName: 'Inner' })).toMatchObject({ output: '2' });
  });

  it('stands nowhere: what is wrong with it is told without a place', async () => {
    expect(await tried({ Type: 'Pass', InputPath: '$.none', End: true }, {})).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: "Invalid path '$.none' : No results for path: $['none']",
    });
  });
});

describe('a task that is tried', () => {
  it('asks', async () => {
    expect(await tried(work, { a: 1 }, {}, answering)).toEqual({
      status: 'SUCCEEDED',
      output: '{"a":1}',
      nextState: 'After',
    });
  });

  it('that fails says so, or that it would be tried again, or where the failure leads', async () => {
    const failure = { error: 'Busy', cause: 'later' };
    expect(await tried(work, {}, {}, refusing)).toEqual({ status: 'FAILED', ...failure });
    const again = { ...work, Retry: [{ ErrorEquals: ['Busy'] }] };
    expect(await tried(again, {}, {}, refusing)).toEqual({ status: 'RETRIABLE', ...failure });
    const caught = {
      ...work,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Desk' }],
    };
    expect(await tried(caught, { a: 1 }, {}, refusing)).toEqual({
      status: 'CAUGHT_ERROR',
      ...failure,
      output: JSON.stringify({ a: 1, failure: { Error: 'Busy', Cause: 'later' } }),
      nextState: 'Desk',
    });
  });
});

describe('what cannot be tried is refused', () => {
  it.each([
    [{ definition: 'not a state' }, 'InvalidDefinition'],
    [{ definition: '{"Type":"Teleport"}' }, 'InvalidDefinition'],
    [{ definition: '{"Type":"Succeed"}', input: 'not json' }, 'InvalidExecutionInput'],
    [{ definition: '{"Type":"Succeed"}', inspectionLevel: 'ALL' }, 'ValidationException'],
    [{ definition: '{"Type":"Succeed"}', revealSecrets: true }, 'ValidationException'],
    [{ definition: '{"Type":"Succeed"}', later: 1 }, 'ValidationException'],
  ])('%j as %s', async (request, name) => {
    const { act } = await openScene();
    await expect(act('TestState', request)).rejects.toMatchObject({ name });
  });
});
