import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { JsonataEvaluator } from './evaluator.ts';

const evaluator = new JsonataEvaluator({
  nowEpochMs: () => Date.parse('2026-04-01T00:00:00Z'),
  chance: { uuid: () => 'uuid', random: () => 0.25 },
});
const scope = {
  states: { input: { n: 1, list: [1], nothing: null }, context: {} },
  variables: { who: 'guardian' },
};
const evaluate = (expression: string): Promise<Json> =>
  evaluator.evaluate(`{% ${expression} %}`, 'Output/v', scope);

describe('an expression', () => {
  it.each<[string, Json]>([
    ['$states.input.n + 1', 2],
    ['$who & "!"', 'guardian!'],
    ['$states.input.list', [1]],
    ['$states.input.nothing', null],
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1,2,3,4,5], 2.9)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 2)', [0, 2, 4, 6, 8, 10]],
    ['$range(10, 0, -5)', [10, 5, 0]],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ["$hash('Hello', 'MD5')", '8b1a9953c4611296a827abf8c47804d7'],
    ["$hash('Hello', 'SHA-256')", '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969'],
    ['$random(42)', 0.7275636800328681],
    ['$random(0)', 0.730967787376657],
    ['$random()', 0.25],
    ['$uuid()', 'uuid'],
    ['$parse(\'{"b":1,"a":[2]}\')', { b: 1, a: [2] }],
    ['$map([\'{"a":1}\', \'{"a":2}\'], $parse).a', [1, 2]],
    ['$now()', '2026-04-01T00:00:00.000Z'],
    ["$now('[Y0001]-[M01]-[D01] [H01]:[m01]', '+0900')", '2026-04-01 09:00'],
    ['$millis()', 1775001600000],
    ['1/3', 1 / 3],
  ])('%s gives %j', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  it.each([
    ['$states.input.missing', 'returned nothing (undefined).'],
    ['$partition([1], 0)', 'returned nothing (undefined).'],
    ['$range(5, 1, 1)', 'returned nothing (undefined).'],
    ["$eval('1')", 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ["$parse('{')", 'threw an error during evaluation. D3137: Invalid JSON'],
    ['$parse(\'{"a":1,"a":2}\')', 'threw an error during evaluation. D3137: Invalid JSON'],
    [
      '$partition([1], -1)',
      'threw an error during evaluation. D3137: Second argument must be zero or greater',
    ],
    [
      '$sqrt(-1)',
      'threw an error during evaluation. D3060: The sqrt function cannot be applied to a negative number: -1',
    ],
    [
      "$uuid('x')",
      'threw an error during evaluation. T0410: Argument 1 of function "uuid" does not match function signature',
    ],
    [
      "1 + 'a'",
      'threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number',
    ],
    ['function($x){$x}', 'returned an unsupported result type.'],
  ])('%s fails and says how', async (expression, how) => {
    await expect(evaluate(expression)).rejects.toMatchObject({
      error: 'States.QueryEvaluationError',
      location: 'Output/v',
      message: `The JSONata expression '${expression}' specified for the field 'Output/v' ${how}`,
    });
  });

  it('nests a hundred levels deep and no deeper', async () => {
    expect(await evaluate(`1${'+1'.repeat(99)}`)).toBe(100);
    await expect(evaluate(`1${'+1'.repeat(100)}`)).rejects.toThrow('Stack overflow error');
  });
});
