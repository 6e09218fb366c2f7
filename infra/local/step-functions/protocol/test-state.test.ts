import { describe, expect, it } from 'vitest';
import { openScene, type SceneOptions } from '../testing/scene.ts';

type Reply = {
  status: string;
  output?: string;
  nextState?: string;
  error?: string;
  cause?: string;
  inspectionData?: Record<string, string>;
};

const tried = async (definition: object, input: unknown, more: object = {}, scene: SceneOptions = {}) => {
  const { act } = await openScene(scene);
  const request = { definition: JSON.stringify(definition), input: JSON.stringify(input), ...more };
  return act<Reply>('TestState', request);
};

const shape = {
  Type: 'Pass',
  InputPath: '$.family',
  Parameters: { who: '固定', 'ward.$': '$.ward' },
  ResultPath: '$.seen',
  Next: 'After',
};
const family = { family: { ward: '西区', age: 3 }, rest: 1 };
const work = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'work', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  Next: 'After',
};
const answering = { functions: { work: (payload: unknown) => ({ ok: true as const, payload }) } };
const refusing = { functions: { work: () => ({ ok: false as const, error: 'Busy', cause: 'later' }) } };

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
    await expect(tried(machine, {}, { stateName: 'Three' })).rejects.toThrow(/name of one of its states/);
    await expect(tried(machine, {})).rejects.toThrow(/name of one of its states/);
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

  it('takes a mock for its answer, and asks nobody', async () => {
    const scene = await openScene(refusing);
    const request = { definition: JSON.stringify(work), input: '{}' };
    expect(
      await scene.act('TestState', { ...request, mock: { result: '{"Payload": "canned"}' } }),
    ).toMatchObject({
      output: '"canned"',
    });
    expect(
      await scene.act('TestState', { ...request, mock: { errorOutput: { error: 'Gone', cause: 'away' } } }),
    ).toEqual({ status: 'FAILED', error: 'Gone', cause: 'away' });
    expect(scene.calls).toEqual([]);
  });

  it('that waits for others needs a mock', async () => {
    const waiting = { ...work, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };
    await expect(tried(waiting, {}, {}, answering)).rejects.toThrow(/needs|with a mock/);
    expect(await tried({ ...waiting, OutputPath: '$' }, {}, { mock: { result: '7' } })).toMatchObject({
      output: '7',
    });
  });

  it('does not take half a mock, nor one that is no JSON', async () => {
    await expect(tried(work, {}, { mock: {} })).rejects.toThrow(/either a result or an error/);
    await expect(tried(work, {}, { mock: { result: 'no' } })).rejects.toThrow(/must be JSON/);
  });
});

describe('a fan that is tried', () => {
  const each = {
    Type: 'Map',
    ItemsPath: '$.list',
    ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
    ResultPath: '$.done',
    End: true,
  };

  it('takes the mock for the results of all', async () => {
    expect(await tried(each, { list: [1, 2] }, { mock: { result: '["a", "b"]' } })).toEqual({
      status: 'SUCCEEDED',
      output: '{"list":[1,2],"done":["a","b"]}',
    });
  });

  it('and is not run without one', async () => {
    await expect(tried(each, { list: [1] })).rejects.toThrow(/Map can only be tried with a mock/);
  });
});

describe('what cannot be tried is refused', () => {
  it.each([
    [{ definition: 'not a state' }, 'InvalidDefinition'],
    [{ definition: '{"Type":"Teleport"}' }, 'InvalidDefinition'],
    [{ definition: '{"Type":"Succeed"}', input: 'not json' }, 'InvalidExecutionInput'],
    [{ definition: '{"Type":"Succeed"}', inspectionLevel: 'ALL' }, 'ValidationException'],
    [{ definition: '{"Type":"Succeed"}', context: '{}' }, 'ValidationException'],
  ])('%j as %s', async (request, name) => {
    const { act } = await openScene();
    await expect(act('TestState', request)).rejects.toMatchObject({ name });
  });
});
