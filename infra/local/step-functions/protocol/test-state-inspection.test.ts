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

const looked = async (definition: object, input: unknown, more: object = {}, scene: SceneOptions = {}) => {
  const { inspectionData = {} } = await tried(
    definition,
    input,
    { inspectionLevel: 'DEBUG', ...more },
    scene,
  );
  return Object.fromEntries(Object.entries(inspectionData).map(([name, text]) => [name, JSON.parse(text)]));
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

describe('who looks on sees the data on their way', () => {
  it('through a Pass', async () => {
    const selected = { who: '固定', ward: '西区' };
    expect(await looked(shape, family)).toEqual({
      input: family,
      afterInputPath: family.family,
      afterParameters: selected,
      afterResultSelector: selected,
      afterResultPath: { ...family, seen: selected },
    });
  });

  it('through a Pass with a fixed result, which looks at no input', async () => {
    expect(await looked({ Type: 'Pass', Result: { a: 1 }, ResultPath: '$.r', End: true }, {})).toEqual({
      input: {},
      result: { a: 1 },
      afterResultSelector: { a: 1 },
      afterResultPath: { r: { a: 1 } },
    });
  });

  it.each([
    { Type: 'Succeed' },
    { Type: 'Fail', Error: 'Any' },
    { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'After' }] },
  ])('as far as the input of %j', async (state) => {
    expect(await looked(state, { a: 1 })).toEqual({ input: { a: 1 }, afterInputPath: { a: 1 } });
  });

  it('through a task, as far as it came', async () => {
    const state = { ...work, ResultSelector: { 'got.$': '$.Payload' }, OutputPath: '$' };
    expect(await looked(state, 7, {}, answering)).toMatchObject({
      input: 7,
      afterInputPath: 7,
      afterParameters: { FunctionName: 'work', Payload: 7 },
      result: { StatusCode: 200, Payload: 7 },
      afterResultSelector: { got: 7 },
      afterResultPath: { got: 7 },
    });
    expect(Object.keys(await looked(state, 7, {}, refusing))).toEqual([
      'input',
      'afterInputPath',
      'afterParameters',
    ]);
  });

  it('through a task in JSONata', async () => {
    const state = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'work', Payload: '{% $states.input + 1 %}' },
      Output: '{% $states.result.Payload %}',
      End: true,
    };
    expect(await looked(state, 7, {}, answering)).toMatchObject({
      input: 7,
      afterArguments: { FunctionName: 'work', Payload: 8 },
      result: { Payload: 8 },
    });
  });
});
