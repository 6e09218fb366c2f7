import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { callIntrinsic } from './intrinsic.ts';
import { placeResult } from './place-result.ts';
import { checkPath, resolvePath } from './resolve.ts';

const store: Json = {
  books: [
    { title: 'A', price: 8, tags: ['x', 'y'] },
    { title: 'B', price: 12 },
    { title: 'C', price: 20, isbn: '1' },
  ],
  'odd name': { 'a.b': 1 },
  owner: { books: ['own'] },
};
const scope = { data: store, context: { State: { Name: 'Here' } }, variables: { v: { w: [1, 2] } } };
const follow = (path: string) => {
  const followed = resolvePath(path, scope);
  return followed.found ? followed.value : followed.reason;
};

describe('a path', () => {
  it.each([
    ['$.books[0].title', 'A'],
    ['$.books[-1].title', 'C'],
    ["$['odd name']['a.b']", 1],
    ['$.books[*].title', ['A', 'B', 'C']],
    ['$.books[0,2].title', ['A', 'C']],
    ['$.books[0:2].title', ['A', 'B']],
    ['$.books[1:].title', ['B', 'C']],
    ['$..title', ['A', 'B', 'C']],
    ['$.books[?(@.price > 10)].title', ['B', 'C']],
    ['$.books[?(@.isbn)].title', ['C']],
    ["$.books[?(@.title == 'A' || @.title == 'B')].price", [8, 12]],
    ['$.books[?(!(@.price < 20) && @.isbn)].title', ['C']],
    ["$.books[?(@.title in ['A', 'C'])].price", [8, 20]],
    ['$.books[?(@.title =~ /[ab]/i)].title', ['A', 'B']],
    ['$.books[*].missing', []],
    ['$.books.length()', 3],
    ['$.books[*].price.max()', 20],
    ["$.books[0]['title','price']", [{ title: 'A', price: 8 }]],
    ['$$.State.Name', 'Here'],
    ['$v.w[1]', 2],
    ['$', store],
    ['$.books[9]', "No results for path: $['books'][9]"],
    ['$.none.title', "Missing property in path $['none']"],
  ])('%s', (path, expected) => {
    expect(follow(path)).toEqual(expected);
  });

  it.each(['books', '$.', '$.a[', '$.a[x]', "$.a['b", '$.a..', '$.a[?(@.b ==)]'])('%s is none', (text) => {
    expect(() => checkPath(text)).toThrow();
  });
});

describe('placing a result', () => {
  it.each<[Json, string, Json, Json]>([
    [{ a: 1 }, '$', 2, 2],
    [{ a: 1 }, '$.a', 2, { a: 2 }],
    [{ a: 1 }, '$.b.c', 2, { a: 1, b: { c: 2 } }],
    [{ a: [1, 2] }, '$.a[1]', 3, { a: [1, 3] }],
    [{ a: null }, '$.a.b', 1, { a: { b: 1 } }],
  ])('%j at %s', (input, path, result, expected) => {
    expect(placeResult(input, path, result)).toEqual(expected);
  });

  it('into something that is no object is refused', () => {
    expect(() => placeResult({ a: 'text' }, '$.a.b', 1)).toThrow('Unable to apply ReferencePath');
  });
});

describe('an intrinsic function', () => {
  const world = { uuid: () => 'uuid', random: () => 0.5 };
  const call = (text: string) =>
    callIntrinsic(
      text,
      { data: { a: [1, 2, 2], s: 'x', o: { k: 1 }, p: { k: 2 } }, context: {}, variables: {} },
      world,
    );

  it.each<[string, Json]>([
    ["States.Format('{} and {}', $.s, $.a)", 'x and [1,2,2]'],
    ["States.Format('\\{\\} {}', null)", '{} null'],
    ['States.StringToJson(\'{"a":1}\')', { a: 1 }],
    ['States.JsonToString($.o)', '{"k":1}'],
    ["States.Array(1, 'b', $.s)", [1, 'b', 'x']],
    ['States.ArrayPartition($.a, 2)', [[1, 2], [2]]],
    ['States.ArrayContains($.a, 2)', true],
    ['States.ArrayRange(1, 9, 3)', [1, 4, 7]],
    ['States.ArrayGetItem($.a, 1)', 2],
    ['States.ArrayLength($.a)', 3],
    ['States.ArrayUnique($.a)', [1, 2]],
    ["States.Base64Encode('Data')", 'RGF0YQ=='],
    ["States.Base64Decode('RGF0YQ==')", 'Data'],
    ["States.Hash('Hello', 'SHA-1')", 'f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0'],
    ['States.JsonMerge($.o, $.p, false)', { k: 2 }],
    ['States.MathAdd(111, -1)', 110],
    ['States.MathRandom(1, 3)', 2],
    ["States.StringSplit('1,2;3,,4', ',;')", ['1', '2', '3', '4']],
    ['States.UUID()', 'uuid'],
    ['States.ArrayLength(States.Array(1, States.UUID()))', 2],
  ])('%s', (text, expected) => {
    expect(call(text)).toEqual(expected);
  });

  it('that cannot do what it is asked says so with its call', () => {
    expect(() => call('States.ArrayGetItem($.a, 9)')).toThrow(
      "The function 'States.ArrayGetItem($.a, 9)' had the following error: Index out of bounds",
    );
  });
});
