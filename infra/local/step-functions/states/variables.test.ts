import { describe, expect, it } from 'vitest';
import { flow, jsonata, jsonpath } from '../testing/definitions.ts';
import { described, eventsOf, openScene, ran, started } from '../testing/scene.ts';

const outputOf = async (definition: object, input: unknown = {}) => {
  const { status, output, cause } = await ran(await openScene(), definition, input);
  if (status !== 'SUCCEEDED') throw new Error(cause);
  return JSON.parse(output ?? 'null') as unknown;
};

describe('variables in JSONPath', () => {
  it('are kept from state to state, and assigned all at once from what they were before', async () => {
    const machine = jsonpath({
      Set: { Type: 'Pass', Assign: { n: 1, deep: { 'of.$': '$.a' } }, Next: 'Count' },
      Count: { Type: 'Pass', Assign: { 'n.$': 'States.MathAdd($n, 1)', 'before.$': '$n' }, Next: 'Say' },
      Say: {
        Type: 'Pass',
        Parameters: { 'n.$': '$n', 'before.$': '$before', 'of.$': '$deep.of[0]' },
        End: true,
      },
    });
    expect(await outputOf(machine, { a: [7] })).toEqual({ n: 2, before: 1, of: 7 });
  });

  it('take the result of a state, and leave its output as it is', async () => {
    const machine = jsonpath({
      Set: {
        Type: 'Pass',
        Result: { got: 5 },
        Assign: { 'kept.$': '$.got' },
        ResultPath: '$.result',
        Next: 'Say',
      },
      Say: { Type: 'Pass', Parameters: { 'kept.$': '$kept', 'input.$': '$' }, End: true },
    });
    expect(await outputOf(machine, { a: 1 })).toEqual({ kept: 5, input: { a: 1, result: { got: 5 } } });
  });

  it.each<[string, object, unknown]>([
    ['InputPath', { InputPath: '$v.list' }, [1, 2]],
    ['OutputPath', { OutputPath: '$v.list[1]' }, 2],
    ['Parameters', { Parameters: { 'x.$': '$v', y: '$v' } }, { x: { list: [1, 2] }, y: '$v' }],
    ['an intrinsic function', { Parameters: { 'x.$': 'States.ArrayLength($v.list)' } }, { x: 2 }],
  ])('are named in %s', async (_, fields, expected) => {
    const machine = jsonpath({
      Set: { Type: 'Pass', Assign: { v: { list: [1, 2] } }, Next: 'Use' },
      Use: { Type: 'Pass', ...fields, End: true },
    });
    expect(await outputOf(machine)).toEqual(expected);
  });

  it('are compared in a Choice, whose rule may assign in the place of the state', async () => {
    const machine = jsonpath({
      Set: { Type: 'Pass', Assign: { guess: 5, answer: 5, way: 'none' }, Next: 'Compare' },
      Compare: {
        Type: 'Choice',
        Choices: [{ Variable: '$guess', NumericEqualsPath: '$answer', Assign: { way: 'rule' }, Next: 'Say' }],
        Default: 'Say',
        Assign: { way: 'default' },
      },
      Say: { Type: 'Pass', Parameters: { 'way.$': '$way' }, End: true },
    });
    expect(await outputOf(machine)).toEqual({ way: 'rule' });
  });

  it('assigned by the default way out of a Choice are those of the state', async () => {
    const machine = jsonpath({
      Compare: {
        Type: 'Choice',
        Choices: [{ Variable: '$.a', IsPresent: true, Assign: { way: 'rule' }, Next: 'Say' }],
        Default: 'Say',
        Assign: { way: 'default' },
      },
      Say: { Type: 'Pass', Parameters: { 'way.$': '$way' }, End: true },
    });
    expect(await outputOf(machine)).toEqual({ way: 'default' });
  });
});

describe('variables in JSONata', () => {
  it('are assigned all at once from what they were, and the output sees them as they were', async () => {
    const machine = jsonata({
      Set: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { a: '{% $b %}', b: '{% $a %}' }, Output: '{% [$a, $b] %}', Next: 'Say' },
      Say: { Type: 'Succeed', Output: '{% {"before": $states.input, "now": [$a, $b]} %}' },
    });
    expect(await outputOf(machine)).toEqual({ before: [1, 2], now: [2, 1] });
  });

  it('hold whole structures, with expressions in them', async () => {
    const machine = jsonata({
      Set: { Type: 'Pass', Assign: { v: { 'a.$': '$', list: [1, '{% 1 + 1 %}'] } }, Next: 'Say' },
      Say: { Type: 'Succeed', Output: '{% $v %}' },
    });
    expect(await outputOf(machine)).toEqual({ 'a.$': '$', list: [1, 2] });
  });
});

describe('the reach of variables', () => {
  it('goes into branches and iterations, and what they assign stays there', async () => {
    const inner = (value: string) =>
      flow({
        [`Set ${value}`]: { Type: 'Pass', Assign: { v: value }, Next: `Say ${value}` },
        [`Say ${value}`]: { Type: 'Pass', Output: '{% $outer & $v %}', End: true },
      });
    const machine = jsonata({
      Set: { Type: 'Pass', Assign: { outer: 'o', v: 'outside' }, Next: 'Both' },
      Both: { Type: 'Parallel', Branches: [inner('a'), inner('b')], Next: 'Say' },
      Say: { Type: 'Succeed', Output: '{% {"inside": $states.input, "outside": $v} %}' },
    });
    expect(await outputOf(machine)).toEqual({ inside: ['oa', 'ob'], outside: 'outside' });
  });
});

describe('languages side by side', () => {
  it('share their variables, state by state', async () => {
    const machine = jsonpath({
      Path: { Type: 'Pass', Assign: { 'v.$': '$.a' }, Next: 'Ata' },
      Ata: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Assign: { w: '{% $v * 2 %}' },
        Output: '{% $states.input.a + $v %}',
        Next: 'End',
      },
      End: { Type: 'Pass', Parameters: { 'v.$': '$v', 'w.$': '$w', 'in.$': '$' }, End: true },
    });
    expect(await outputOf(machine, { a: 4 })).toEqual({ v: 4, w: 8, in: 8 });
  });

  it('are told in the history as JSON text', async () => {
    const scene = await openScene();
    const arn = await started(
      scene,
      jsonpath({ Set: { Type: 'Pass', Assign: { t: 'x', n: null, l: [1] }, End: true } }),
    );
    expect((await described(scene, arn)).status).toBe('SUCCEEDED');
    expect((await eventsOf(scene, arn))[2]?.stateExitedEventDetails).toEqual({
      name: 'Set',
      output: '{}',
      outputDetails: { truncated: false },
      assignedVariables: { t: '"x"', n: 'null', l: '[1]' },
      assignedVariablesDetails: { truncated: false },
    });
  });
});

describe('comments', () => {
  it('may stand wherever the language lets them, and do nothing', async () => {
    const machine = {
      Comment: 'machine',
      Version: '1.0',
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Comment: 'state',
          Choices: [
            { And: [{ Variable: '$.a', IsPresent: true, Comment: 'inner' }], Comment: 'rule', Next: 'Both' },
          ],
        },
        Both: {
          Type: 'Parallel',
          Comment: 'parallel',
          Branches: [{ Comment: 'branch', ...flow({ One: { Type: 'Pass', Comment: 'in it', End: true } }) }],
          Retry: [{ ErrorEquals: ['States.ALL'], Comment: 'retrier' }],
          Catch: [{ ErrorEquals: ['States.ALL'], Comment: 'catcher', Next: 'Each' }],
          Next: 'Each',
        },
        Each: {
          Type: 'Map',
          ItemProcessor: { Comment: 'processor', ...flow({ Two: { Type: 'Succeed', Comment: 'in it' } }) },
          End: true,
        },
      },
    };
    expect(await outputOf(machine, { a: 1 })).toEqual([{ a: 1 }]);
  });
});
