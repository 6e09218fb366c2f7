import { describe, expect, it } from 'vitest';
import { jsonpath } from '../testing/definitions.ts';
import {
  type Described,
  described,
  openScene,
  ran,
  started,
  storyOf,
  type TestFunction,
} from '../testing/scene.ts';

const only = (state: object) => jsonpath({ Only: { ...state, End: true } });

const passed = async (fields: object, input: unknown): Promise<Described> =>
  ran(await openScene(), only({ Type: 'Pass', ...fields }), input);

const outputOf = async (fields: object, input: unknown) =>
  JSON.parse((await passed(fields, input)).output ?? 'null');

const WHERE = "An error occurred while executing the state 'Only' (entered at the event id #2).";

describe('a Pass in JSONPath', () => {
  it.each<[string, object, unknown, unknown]>([
    ['hands its input on', {}, { a: 1 }, { a: 1 }],
    ['hands on what its InputPath names', { InputPath: '$.a' }, { a: [1] }, [1]],
    ['sees nothing where its InputPath is null', { InputPath: null }, { a: 1 }, {}],
    ['hands on nothing where its OutputPath is null', { OutputPath: null }, { a: 1 }, {}],
    ['may take its input from the context', { InputPath: '$$.State.Name' }, { a: 1 }, 'Only'],
    ['may hand on what the context holds', { OutputPath: '$$.State.Name' }, { a: 1 }, 'Only'],
    ['has a fixed result', { Result: { b: 2 } }, { a: 1 }, { b: 2 }],
    ['keeps dollar signs in a fixed result', { Result: { 'b.$': '$.a' } }, { a: 1 }, { 'b.$': '$.a' }],
    ['puts its result into its input', { Result: 2, ResultPath: '$.b' }, { a: 1 }, { a: 1, b: 2 }],
    [
      'makes what is missing on the way',
      { Result: 2, ResultPath: '$.b.c.d' },
      { a: 1 },
      { a: 1, b: { c: { d: 2 } } },
    ],
    ['replaces what is there', { Result: 2, ResultPath: '$.a' }, { a: { x: 1 } }, { a: 2 }],
    ['replaces an item of a list', { Result: 2, ResultPath: '$.a[1]' }, { a: [0, 1] }, { a: [0, 2] }],
    ['drops its result', { Result: 2, ResultPath: null }, { a: 1 }, { a: 1 }],
    [
      'puts its result into the whole input, whatever its InputPath',
      { InputPath: '$.a', ResultPath: '$.c' },
      { a: 1, b: 2 },
      { a: 1, b: 2, c: 1 },
    ],
    [
      'goes through all of them in order',
      { InputPath: '$.a', Parameters: { 'x.$': '$.b' }, ResultPath: '$.r', OutputPath: '$.r.x' },
      { a: { b: 7 } },
      7,
    ],
    [
      'takes a list from a path to several places',
      { Parameters: { 'all.$': '$.l[*].n' } },
      { l: [{ n: 1 }, { n: 2 }] },
      { all: [1, 2] },
    ],
    [
      'fills templates inside of templates and lists',
      { Parameters: { a: [{ 'b.$': '$.x' }, 'c'], 'd.$': '$' } },
      { x: 1 },
      { a: [{ b: 1 }, 'c'], d: { x: 1 } },
    ],
    [
      'keeps text that is no path',
      { Parameters: { a: '$.x', b: 'it\'s "so"' } },
      { x: 1 },
      { a: '$.x', b: 'it\'s "so"' },
    ],
  ])('%s', async (_, fields, input, expected) => {
    expect(await outputOf(fields, input)).toEqual(expected);
  });

  it.each<[object, unknown, string]>([
    [{ InputPath: '$.q' }, { a: 1 }, `Invalid path '$.q' : No results for path: $['q']`],
    [{ InputPath: '$.q.r' }, { a: 1 }, `Invalid path '$.q.r' : Missing property in path $['q']`],
    [{ OutputPath: '$.q' }, { a: 1 }, `Invalid path '$.q' : No results for path: $['q']`],
    [
      { Parameters: { 'x.$': '$.q' } },
      { a: 1 },
      `The JSONPath '$.q' specified for the field 'x.$' could not be found in the input '{"a":1}'`,
    ],
    [
      { Parameters: { y: { 'x.$': '$.q[0]' } } },
      [1],
      `The JSONPath '$.q[0]' specified for the field 'x.$' could not be found in the input '[1]'`,
    ],
    [
      { Parameters: { 'x.$': '$nobody' } },
      {},
      `The JSONPath '$nobody' specified for the field 'x.$' could not be found in the input '{}'`,
    ],
  ])('fails for good with %j of %j', async (fields, input, why) => {
    expect(await passed(fields, input)).toMatchObject({ error: 'States.Runtime', cause: `${WHERE} ${why}` });
  });

  it('shows the whole context where a path into it leads nowhere', async () => {
    const { cause } = await passed({ Parameters: { 'x.$': '$$.Execution.Input.none' } }, { a: 1 });
    expect(cause).toContain(
      `The JSONPath '$$.Execution.Input.none' specified for the field 'x.$' could not be found`,
    );
    expect(cause).toContain(`in the input '{"Execution":{"Id":"arn:aws:states:`);
  });

  it.each([
    ['$.a.b', { a: 5 }],
    ['$.a[3]', { a: [1] }],
    ['$.a', 'text'],
  ])('cannot put its result at %s of %j', async (path, input) => {
    expect(await passed({ Result: 1, ResultPath: path }, input)).toMatchObject({
      error: 'States.ResultPathMatchFailure',
    });
  });
});

describe('a Fail in JSONPath', () => {
  it.each<[object, object]>([
    [{}, {}],
    [
      { Error: 'Late', Cause: 'too late' },
      { error: 'Late', cause: 'too late' },
    ],
    [
      { ErrorPath: '$.e', CausePath: '$.c.d' },
      { error: 'Late', cause: 'deep' },
    ],
    [
      { ErrorPath: "States.Format('{}!', $.e)", CausePath: 'States.JsonToString($.c)' },
      { error: 'Late!', cause: '{"d":"deep"}' },
    ],
    [
      { Error: 'Late', CausePath: '$$.State.Name' },
      { error: 'Late', cause: 'Only' },
    ],
    [
      { CausePath: '$.none' },
      {
        error: 'States.Runtime',
        cause: `${WHERE} The JSONPath '$.none' specified for the field 'CausePath' could not be found in the input '{"e":"Late","c":{"d":"deep"},"n":1}'`,
      },
    ],
    [
      { ErrorPath: '$.n' },
      { error: 'States.Runtime', cause: `${WHERE} The ErrorPath field must evaluate to a string: $.n` },
    ],
  ])('%j ends with %j', async (fields, end) => {
    const scene = await openScene();
    const arn = await started(scene, jsonpath({ Only: { Type: 'Fail', ...fields } }), {
      e: 'Late',
      c: { d: 'deep' },
      n: 1,
    });
    const { error, cause } = await described(scene, arn);
    expect({ ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }).toEqual(
      end,
    );
    expect(await storyOf(scene, arn)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 FailStateEntered',
      '3<2 ExecutionFailed',
    ]);
  });
});

describe('a task in JSONPath', () => {
  const echo: TestFunction = (payload) => ({ ok: true, payload });
  const asked = async (fields: object, input: unknown = { a: 1 }) => {
    const scene = await openScene({ functions: { echo } });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:ap-northeast-1:000000000000:function:echo',
      ...fields,
      Next: 'After',
    };
    const arn = await started(
      scene,
      jsonpath({ Only: task, After: { Type: 'Succeed' }, Caught: { Type: 'Succeed' } }),
      input,
    );
    return { ...(await described(scene, arn)), story: await storyOf(scene, arn), calls: scene.calls };
  };

  it.each<[string, object, unknown]>([
    ['its result is its output', {}, { a: 1 }],
    [
      'its result is selected from',
      { ResultSelector: { 'got.$': '$.a', 'in.$': '$$.State.Name' } },
      { got: 1, in: 'Only' },
    ],
    [
      'its selected result is put into its input',
      { ResultSelector: { 'got.$': '$.a' }, ResultPath: '$.r' },
      { a: 1, r: { got: 1 } },
    ],
    ['and what is put together is looked out of', { ResultPath: '$.r', OutputPath: '$.r.a' }, 1],
    ['or dropped', { Parameters: { b: 2 }, ResultPath: null }, { a: 1 }],
  ])('%s', async (_, fields, expected) => {
    expect(JSON.parse((await asked(fields)).output ?? '')).toEqual(expected);
  });

  it.each<[object, number]>([
    [{ Parameters: { 'x.$': '$.none' } }, 3],
    [{ InputPath: '$.none' }, 3],
    [{ TimeoutSecondsPath: '$.none' }, 3],
    [{ ResultSelector: { 'x.$': '$.none' } }, 6],
    [{ OutputPath: '$.none' }, 6],
  ])('%j leads nowhere, which no catcher answers for', async (fields, last) => {
    const { status, error, story } = await asked({
      ...fields,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(story.at(-1)).toBe(`${last}<${last - 1} ExecutionFailed`);
  });

  it.each<[object, string]>([
    [
      { TimeoutSecondsPath: '$.none' },
      'The TimeoutSecondsPath parameter does not reference an input value: $.none',
    ],
    [
      { TimeoutSecondsPath: '$.word' },
      'The TimeoutSecondsPath parameter does not reference a valid integer: $.word == x',
    ],
    [{ TimeoutSecondsPath: '$.below' }, 'TimeoutSeconds cannot be negative.'],
    [
      { HeartbeatSecondsPath: '$.none' },
      'The HeartbeatSecondsPath parameter does not reference an input value: $.none',
    ],
  ])('%j is refused: %s', async (fields, why) => {
    expect((await asked(fields, { word: 'x', below: -1 })).cause).toBe(`${WHERE} ${why}`);
  });

  it.each<[object, object]>([
    [{ Parameters: { 'x.$': 'States.ArrayGetItem($.list, 9)' } }, { list: [] }],
    [{ ResultPath: '$.list.a' }, { list: [] }],
  ])('%j can be caught', async (fields, input) => {
    const { status, story } = await asked(
      { ...fields, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] },
      input,
    );
    expect(status).toBe('SUCCEEDED');
    expect(story.some((line) => line.endsWith('TaskStateExited'))).toBe(true);
  });
});
