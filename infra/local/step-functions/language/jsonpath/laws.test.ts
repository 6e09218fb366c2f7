import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { fillTemplate } from './payload-template.ts';
import { placeResult } from './place-result.ts';
import { checkPath, isReferencePath, resolvePath } from './resolve.ts';

const scope = (data: Json, more: { context?: JsonObject; variables?: JsonObject } = {}) => ({
  data,
  context: {},
  variables: {},
  ...more,
});
const at = (path: string, data: Json): Json | undefined => {
  const followed = resolvePath(path, scope(data));
  return followed.found ? followed.value : undefined;
};

const name = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', 'c', '一') });
const names = fc.array(name, { minLength: 1, maxLength: 4 });
const value = fc.jsonValue({ maxDepth: 2 }).map((one) => JSON.parse(JSON.stringify(one)) as Json);
const dotted = (steps: string[]) => `$.${steps.join('.')}`;
const bracketed = (steps: string[]) => `$${steps.map((step) => `['${step}']`).join('')}`;

describe('a result', () => {
  it('is found again where it was put, in whichever way the place is written', () => {
    fc.assert(
      fc.property(names, value, (steps, result) => {
        const placed = placeResult({}, dotted(steps), result);
        expect(placed).toEqual(placeResult({}, bracketed(steps), result));
        expect(at(dotted(steps), placed)).toEqual(result);
        expect(at(bracketed(steps), placed)).toEqual(result);
      }),
    );
  });

  it('put where one was takes its place, and leaves all else alone', () => {
    fc.assert(
      fc.property(names, value, value, (steps, one, two) => {
        const input = { ...(placeResult({}, dotted(steps), one) as JsonObject), beside: true };
        const placed = placeResult(input, dotted(steps), two);
        expect(placed).toEqual({ ...(placeResult({}, dotted(steps), two) as JsonObject), beside: true });
        expect(placeResult(placed, dotted(steps), one)).toEqual(input);
      }),
    );
  });

  it('put nowhere in particular is the whole', () => {
    fc.assert(
      fc.property(value, value, (input, result) => {
        expect(placeResult(input, '$', result)).toEqual(result);
      }),
    );
  });

  it.each<[string, Json, Json]>([
    ['$.a', null, { a: 9 }],
    ['$.a.b', { a: null }, { a: { b: 9 } }],
    ['$.a[1]', { a: [1, 2] }, { a: [1, 9] }],
    ['$.a[0].b', { a: [{ b: 1, c: 2 }] }, { a: [{ b: 9, c: 2 }] }],
    ["$['a b']", {}, { 'a b': 9 }],
  ])('at %s of %j makes %j', (path, input, output) => {
    expect(placeResult(input, path, 9)).toEqual(output);
  });

  it.each<[string, Json]>([
    ['$.a', 5],
    ['$.a', [1]],
    ['$.a.b', { a: 'text' }],
    ['$.a[0]', { a: [] }],
    ['$.a[2]', { a: [1, 2] }],
    ['$.a[0]', {}],
    ['$.a[0]', { a: { 0: 1 } }],
  ])('cannot go to %s of %j', (path, input) => {
    expect(() => placeResult(input, path, 9)).toThrow(`Unable to apply ReferencePath ${path} to input`);
  });
});

describe('a path', () => {
  it('leads nowhere where nothing is, and says where it looked', () => {
    fc.assert(
      fc.property(names, (steps) => {
        expect(resolvePath(dotted(steps), scope({}))).toEqual({
          found: false,
          reason: expect.stringMatching(/^(No results for path|Missing property in path)/),
        });
      }),
    );
  });

  it('to all of a list gives what each of its places gives', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (list) => {
        expect(at('$[*]', list)).toEqual(list);
        expect(list.map((_, index) => at(`$[${index}]`, list))).toEqual(list);
        expect(list.map((_, index) => at(`$[-${list.length - index}]`, list))).toEqual(list);
      }),
    );
  });

  it('to a slice gives what slice gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.nat(5),
        (list, from, length) => {
          const to = Math.min(list.length, from + length);
          expect(at(`$[${from}:${to}]`, list) ?? []).toEqual(list.slice(from, to));
          expect(at(`$[${from}:]`, list) ?? []).toEqual(list.slice(from));
          expect(at(`$[:${to}]`, list) ?? []).toEqual(list.slice(0, to));
        },
      ),
    );
  });

  it('with a filter keeps those for which it holds, in their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: -3, max: 3 }) })),
        fc.integer({ min: -3, max: 3 }),
        (list, than) => {
          expect(at(`$[?(@.n > ${than})]`, list)).toEqual(list.filter(({ n }) => n > than));
          expect(at(`$[?(@.n == ${than})].n`, list)).toEqual(
            list.flatMap(({ n }) => (n === than ? [n] : [])),
          );
        },
      ),
    );
  });

  it.each([
    ['$', 'data'],
    ['$$.it', 'context'],
    ['$it', 'variable'],
    ['$it.inner', 'inner'],
  ])('%s begins at the %s', (path, expected) => {
    const found = resolvePath(path, {
      data: 'data',
      context: { it: 'context' },
      variables: { it: path === '$it' ? 'variable' : { inner: 'inner' } },
    });
    expect(found).toEqual({ found: true, value: expected });
  });

  it.each(['a', '', '$.', '$.a[', '$.a[]', "$.a['b]", '$..', '$.a[?(@.b >)]', '$ .a'])(
    'is not written %j',
    (path) => {
      expect(() => checkPath(path)).toThrow();
    },
  );

  it.each([
    ['$', true],
    ['$.a.b', true],
    ['$.a[0].b', true],
    ["$['a b'].c", true],
    ['$.a[*]', false],
    ['$..a', false],
    ['$.a[0:2]', false],
    ['$.a[?(@.b)]', false],
    ['$$.a', false],
    ['$name', false],
    ['a', false],
  ])('%s names one place of the data: %s', (path, reference) => {
    expect(isReferencePath(path)).toBe(reference);
  });
});

describe('a payload template', () => {
  const world = { uuid: () => 'u', random: () => 0.5 };

  it('without marked members is what it was', () => {
    const unmarked = value.filter((one) => !JSON.stringify(one).includes('.$"'));
    fc.assert(
      fc.property(unmarked, (template) => {
        expect(fillTemplate(template, scope({}), world)).toEqual(template);
      }),
    );
  });

  it('takes from the data what its marked members name, however deep they stand', () => {
    fc.assert(
      fc.property(value, value, (one, two) => {
        const template = { 'a.$': '$.one', b: [{ 'c.$': '$.two' }, '$.one'], 'd.$': '$' };
        const data = { one, two };
        expect(fillTemplate(template, scope(data), world)).toEqual({
          a: one,
          b: [{ c: two }, '$.one'],
          d: data,
        });
      }),
    );
  });

  it.each([
    [
      { 'a.$': '$.none' },
      "The JSONPath '$.none' specified for the field 'a.$' could not be found in the input '{\"n\":1}'",
    ],
    [
      { b: { 'a.$': '$$.none' } },
      "The JSONPath '$$.none' specified for the field 'a.$' could not be found in the input '{}'",
    ],
  ])('%j says what it did not find', (template, message) => {
    expect(() => fillTemplate(template, scope({ n: 1 }), world)).toThrow(message);
  });
});
