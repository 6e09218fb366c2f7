import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { JsonataEvaluator } from './evaluator.ts';
import { expressionIn, isExpression } from './expression.ts';
import { plainJson, UnsupportedResult } from './plain-json.ts';
import { evaluateTemplate } from './template.ts';

const evaluator = new JsonataEvaluator({
  nowEpochMs: () => 0,
  chance: { uuid: () => 'u', random: () => 0.5 },
});
const filled = (template: Json, variables: Record<string, Json> = {}): Promise<Json> =>
  evaluateTemplate(evaluator, template, 'Output', { states: { input: 1, context: {} }, variables });

describe('a marked text', () => {
  it.each([
    ['{% 1 %}', true],
    ['{%1%}', true],
    ['{%%}', true],
    ['{%}', false],
    [' {% 1 %}', false],
    ['{% 1 %} ', false],
    ['a {% 1 %}', false],
    ['1', false],
    [5, false],
    [null, false],
  ])('%j is an expression: %s', (value, marked) => {
    expect(isExpression(value)).toBe(marked);
  });

  it('holds what stands between the marks', () => {
    expect(expressionIn('{%  $a & "%}"  %}')).toBe('$a & "%}"');
  });
});

describe('a template', () => {
  it('without expressions is what it was', async () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('{%'));
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        const asKept = JSON.parse(JSON.stringify(value)) as Json;
        expect(await filled(asKept)).toEqual(asKept);
      }),
    );
  });

  it('hands any value through an expression as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), async (value) => {
        const kept = JSON.parse(JSON.stringify(value)) as Json;
        expect(await filled({ held: ['{% $kept %}'] }, { kept })).toEqual({ held: [kept] });
      }),
    );
  });

  it('evaluates values, not names', async () => {
    expect(await filled({ '{% 1 %}': '{% 1 %}', 'a.$': '$.b' })).toEqual({ '{% 1 %}': 1, 'a.$': '$.b' });
  });

  it.each<[Json, string]>([
    ['{% $none %}', 'Output'],
    [{ a: { b: '{% $none %}' } }, 'Output/a/b'],
    [{ a: [1, { b: '{% $none %}' }] }, 'Output/a[1]/b'],
    [[['{% $none %}']], 'Output[0][0]'],
  ])('names the place at which it fails: %j', async (template, place) => {
    await expect(filled(template)).rejects.toMatchObject({
      location: place,
      message: `The JSONata expression '$none' specified for the field '${place}' returned nothing (undefined).`,
    });
  });
});

describe('what an expression gives', () => {
  it.each<[string, Json]>([
    ['[1, $none, 2]', [1, 2]],
    ['{"a": $none, "b": 1}', { b: 1 }],
    ['[]', []],
    ['[1..3][$ > 1]', [2, 3]],
    ['[[1]]', [[1]]],
  ])('%s is %j as plain JSON', async (expression, value) => {
    expect(await filled(`{% ${expression} %}`)).toEqual(value);
  });

  it.each(['$sum', 'function($x) { $x }', '/a/'])('cannot be handed on: %s', async (expression) => {
    await expect(filled(`{% ${expression} %}`)).rejects.toThrow('returned an unsupported result type.');
    await expect(filled({ deep: [`{% {"f": ${expression}} %}`] })).rejects.toThrow(
      'returned an unsupported result type.',
    );
  });

  it('beyond JSON’s numbers is told by its name', () => {
    expect(plainJson({ a: Number.POSITIVE_INFINITY, b: [Number.NaN] })).toEqual({
      a: 'Infinity',
      b: ['NaN'],
    });
    expect(() => plainJson(Symbol('x'))).toThrow(UnsupportedResult);
  });
});

describe('a field that takes one type', () => {
  const typed = (expression: string, type: string) =>
    evaluator.evaluateTyped(
      `{% ${expression} %}`,
      'Seconds',
      { states: { input: 1, context: {} }, variables: {} },
      type,
    );

  it.each([
    ['1', 'number', 1],
    ['"a"', 'string', 'a'],
    ['true', 'boolean', true],
    ['[1]', 'array', [1]],
  ])('takes %s where a %s is wanted', async (expression, type, value) => {
    expect(await typed(expression, type)).toEqual(value);
  });

  it.each([
    ['"1"', 'number', 'string', '"1"'],
    ['1', 'string', 'number', '1'],
    ['null', 'boolean', 'null', 'null'],
    ['{"a": 1}', 'array', 'object', '{"a":1}'],
    ['[1]', 'object', 'array', '[1]'],
  ])('refuses %s where a %s is wanted', async (expression, type, was, shown) => {
    await expect(typed(expression, type)).rejects.toThrow(
      `returned an unexpected result type. Expected '${type}', but was '${was}' for value: ${shown}`,
    );
  });
});
