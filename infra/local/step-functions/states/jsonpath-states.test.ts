import { describe, expect, it } from 'vitest';
import { flow, jsonpath } from '../testing/definitions.ts';
import { described, MORNING, openScene, ran, started, storyOf } from '../testing/scene.ts';

const outputOf = async (state: object, input: unknown): Promise<unknown> => {
  const { output } = await ran(await openScene(), jsonpath({ Only: { End: true, ...state } }), input);
  return output === undefined ? undefined : JSON.parse(output);
};

describe('a JSONPath state moves data', () => {
  it.each([
    ['its input when nothing is said', {}, { a: 1 }, { a: 1 }],
    ['what InputPath picks', { InputPath: '$.a' }, { a: { b: 1 } }, { b: 1 }],
    ['nothing when InputPath is null', { InputPath: null }, { a: 1 }, {}],
    ['its result in the place of the input', { Result: { r: 1 } }, { a: 1 }, { r: 1 }],
    ['its result inside the input', { Result: 1, ResultPath: '$.x.y' }, { a: 1 }, { a: 1, x: { y: 1 } }],
    ['its input when ResultPath is null', { Result: 1, ResultPath: null }, { a: 1 }, { a: 1 }],
    ['what OutputPath picks', { Result: { r: [1, 2] }, OutputPath: '$.r[1]' }, {}, 2],
    [
      'parameters',
      { Parameters: { 'b.$': '$.a', c: [{ 'd.$': '$$.State.Name' }] } },
      { a: 1 },
      { b: 1, c: [{ d: 'Only' }] },
    ],
  ])('%s', async (_, state, input, output) => {
    expect(await outputOf({ Type: 'Pass', ...state }, input)).toEqual(output);
  });

  it('of a task through selector, result path and output path', async () => {
    const scene = await openScene({
      functions: { work: (payload) => ({ ok: true, payload: { got: payload } }) },
    });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      InputPath: '$.in',
      Parameters: { FunctionName: 'work', 'Payload.$': '$.n' },
      ResultSelector: { 'kept.$': '$.Payload.got' },
      ResultPath: '$.result',
      End: true,
    };
    expect((await ran(scene, jsonpath({ Task: task }), { in: { n: 7 } })).output).toBe(
      '{"in":{"n":7},"result":{"kept":7}}',
    );
  });

  it('in variables, which later states see', async () => {
    const definition = jsonpath({
      Set: { Type: 'Pass', Assign: { 'n.$': '$.a', fixed: 'x' }, Next: 'Use' },
      Use: { Type: 'Pass', Parameters: { 'n.$': '$n', 'f.$': "States.Format('{}!', $fixed)" }, End: true },
    });
    expect((await ran(await openScene(), definition, { a: [1] })).output).toBe('{"n":[1],"f":"x!"}');
  });

  it('and a state may speak JSONata in between', async () => {
    const definition = jsonpath({
      Set: { Type: 'Pass', Assign: { 'n.$': '$.a' }, Next: 'Use' },
      Use: { Type: 'Pass', QueryLanguage: 'JSONata', Output: { twice: '{% $n * 2 %}' }, Next: 'End' },
      End: { Type: 'Pass', Parameters: { 'out.$': '$.twice' }, End: true },
    });
    expect((await ran(await openScene(), definition, { a: 4 })).output).toBe('{"out":8}');
  });
});

describe('a JSONPath state that cannot go on', () => {
  it.each([
    [{ Type: 'Pass', InputPath: '$.a.b' }, "Invalid path '$.a.b' : Missing property in path $['a']"],
    [{ Type: 'Pass', InputPath: '$.b' }, "Invalid path '$.b' : No results for path: $['b']"],
    [
      { Type: 'Wait', SecondsPath: '$.b' },
      'The SecondsPath parameter does not reference an input value: $.b',
    ],
    [
      { Type: 'Wait', TimestampPath: '$.when' },
      'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ' +
        '$.when == yesterday',
    ],
  ])('%j says why', async (state, why) => {
    const { error, cause } = await ran(await openScene(), jsonpath({ Only: { End: true, ...state } }), {
      when: 'yesterday',
    });
    expect(error).toBe('States.Runtime');
    expect(cause).toBe(
      `An error occurred while executing the state 'Only' (entered at the event id #2). ${why}`,
    );
  });
});

describe('a JSONPath Choice', () => {
  const choose = (test: object) =>
    jsonpath({
      Choose: { Type: 'Choice', Choices: [{ ...test, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Pass', Result: true, End: true },
      No: { Type: 'Pass', Result: false, End: true },
    });
  const input = { n: 5, s: 'abc', b: true, t: '2026-04-01T00:00:00Z', other: 5, nothing: null };

  it.each([
    [{ Variable: '$.n', NumericEquals: 5 }, true],
    [{ Variable: '$.n', NumericEqualsPath: '$.other' }, true],
    [{ Variable: '$.n', NumericLessThan: 5 }, false],
    [{ Variable: '$.n', NumericLessThanEquals: 5 }, true],
    [{ Variable: '$.n', NumericGreaterThan: 4 }, true],
    [{ Variable: '$.s', NumericEquals: 5 }, false],
    [{ Variable: '$.s', StringEquals: 'abc' }, true],
    [{ Variable: '$.s', StringGreaterThan: 'abd' }, false],
    [{ Variable: '$.s', StringMatches: 'a*c' }, true],
    [{ Variable: '$.s', StringMatches: 'a\\*c' }, false],
    [{ Variable: '$.b', BooleanEquals: true }, true],
    [{ Variable: '$.t', TimestampEquals: '2026-04-01T09:00:00+09:00' }, true],
    [{ Variable: '$.t', TimestampLessThan: '2026-04-01T00:00:00Z' }, false],
    [{ Variable: '$.nothing', IsNull: true }, true],
    [{ Variable: '$.n', IsNumeric: true }, true],
    [{ Variable: '$.n', IsString: false }, true],
    [{ Variable: '$.t', IsTimestamp: true }, true],
    [{ Variable: '$.missing', IsPresent: false }, true],
    [{ Variable: '$.nothing', IsPresent: true }, true],
    [
      {
        And: [
          { Variable: '$.n', NumericEquals: 5 },
          { Variable: '$.b', BooleanEquals: false },
        ],
      },
      false,
    ],
    [
      {
        Or: [
          { Variable: '$.n', NumericEquals: 6 },
          { Variable: '$.b', BooleanEquals: true },
        ],
      },
      true,
    ],
    [{ Not: { Variable: '$.n', NumericEquals: 5 } }, false],
  ])('%j is %s', async (test, holds) => {
    expect((await ran(await openScene(), choose(test), input)).output).toBe(String(holds));
  });

  it('that looks where nothing is fails the execution', async () => {
    const scene = await openScene();
    const arn = await started(scene, choose({ Variable: '$.missing', StringEquals: 'x' }), input);
    expect((await described(scene, arn)).cause).toBe(
      "An error occurred while executing the state 'Choose' (entered at the event id #2). " +
        "Invalid path '$.missing': The choice state's condition path references an invalid value.",
    );
    expect((await storyOf(scene, arn)).at(-1)).toBe('3<2 ExecutionFailed');
  });
});

describe('a JSONPath Map', () => {
  it('takes its items from a path and shapes each', async () => {
    const map = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'what.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index', 'all.$': '$.name' },
      ItemProcessor: flow({ Item: { Type: 'Pass', End: true } }),
      ResultPath: '$.done',
      End: true,
    };
    const { output } = await ran(await openScene(), jsonpath({ Each: map }), { name: 'x', items: ['a'] });
    expect(output).toBe('{"name":"x","items":["a"],"done":[{"what":"a","at":0,"all":"x"}]}');
  });

  it('of something that is no list fails', async () => {
    const map = {
      Type: 'Map',
      ItemsPath: '$.n',
      ItemProcessor: flow({ Item: { Type: 'Succeed' } }),
      End: true,
    };
    expect((await ran(await openScene(), jsonpath({ Each: map }), { n: 1 })).cause).toContain(
      'Reference path "$.n" must point to array.',
    );
  });
});

describe('limits by path', () => {
  it('end a task that nobody answers', async () => {
    const scene = await openScene({ functions: { work: () => ({ ok: true, payload: null }) } });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'work', Payload: { 'token.$': '$$.Task.Token' } },
      TimeoutSecondsPath: '$.limit',
      End: true,
    };
    const arn = await started(scene, jsonpath({ Ask: task }), { limit: 30 });
    await scene.timeline.advanceTo(MORNING + 30_000);
    expect((await described(scene, arn)).error).toBe('States.Timeout');
  });
});
