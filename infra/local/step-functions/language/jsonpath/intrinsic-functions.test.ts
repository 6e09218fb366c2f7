import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { callIntrinsic, readIntrinsic } from './intrinsic.ts';

const world = { uuid: () => '6f0c3c3e-0000-4000-8000-000000000001', random: () => 0.5 };

const called = (text: string, data: Json = {}): Json =>
  callIntrinsic(
    text,
    { data, context: { State: { Name: 'Ask' } }, variables: { limit: 3, list: [1, 2] } },
    world,
  );

const causeOf = (text: string, data: Json = {}): string => {
  try {
    called(text, data);
  } catch (reason) {
    return (reason as Error).message;
  }
  return 'no failure';
};

describe('States.Format', () => {
  it.each<[string, Json, string]>([
    ["States.Format('Dear {}', $.name)", { name: 'Sato' }, 'Dear Sato'],
    ["States.Format('{} of {}', 1, 12)", {}, '1 of 12'],
    ["States.Format('{}', $.nothing)", { nothing: null }, 'null'],
    ["States.Format('{}', true)", {}, 'true'],
    ["States.Format('{}', 1.5)", {}, '1.5'],
    ["States.Format('{}', $.list)", { list: [1, { a: 'b' }] }, '[1,{"a":"b"}]'],
    ["States.Format($.pattern, 'x')", { pattern: '<{}>' }, '<x>'],
    ["States.Format('no places')", {}, 'no places'],
    ["States.Format('{}', States.Format('[{}]', 'inner'))", {}, '[inner]'],
    ["States.Format('in state {}', $$.State.Name)", {}, 'in state Ask'],
    ["States.Format('at most {}', $limit)", {}, 'at most 3'],
  ])('%s of %j is %j', (text, data, expected) => {
    expect(called(text, data)).toBe(expected);
  });

  it.each([
    ['a brace behind a backslash is no place', String.raw`States.Format('\{{}\}', 1)`, '{1}'],
    ['a quote behind a backslash is a quote', String.raw`States.Format('it\'s {}', 'so')`, "it's so"],
    ['two backslashes are one', String.raw`States.Format('a\\b')`, String.raw`a\b`],
  ])('%s', (_, text, expected) => {
    expect(called(text)).toBe(expected);
  });

  it.each(["States.Format('{} {}', 1)", "States.Format('{}', 1, 2)", "States.Format('none', 1)"])(
    '%s has another number of places than of values, which is refused',
    (text) => {
      expect(causeOf(text)).toBe(
        `The function '${text}' had the following error: Number of arguments do not match the number of placeholders`,
      );
    },
  );
});

describe('a call is read', () => {
  it.each([
    String.raw`States.Format('He said \"no\"')`,
    String.raw`States.StringToJson('{"text":"an \"inner\" quote"}')`,
    String.raw`States.Format('line\nbreak')`,
  ])('but not with an escape that the language does not know: %s', (text) => {
    expect(() => readIntrinsic(text)).toThrow(/is not known/);
  });

  it.each([
    ['States.Shuffle($.a)', /States.Shuffle.* is not known/],
    ["States.Format('open", /a quote is not closed/],
    ["States.Format('a'", /expected ','/],
    ["States.Format('a') and more", /cannot read 'and more'/],
    ['States.Array(someWord)', /cannot read an argument/],
  ])('but not %s', (text, why) => {
    expect(() => readIntrinsic(text)).toThrow(why);
  });

  it('with spaces wherever they may stand', () => {
    expect(called("States.Array( 1 ,  'two' , States.Array( ) )")).toEqual([1, 'two', []]);
  });
});

describe('lists', () => {
  it.each<[string, Json, Json]>([
    ['States.Array()', {}, []],
    ['States.Array($.a, 1.1, null, false)', { a: { b: [] } }, [{ b: [] }, 1.1, null, false]],
    ['States.ArrayPartition($.l, 2)', { l: [1, 2, 3, 4, 5] }, [[1, 2], [3, 4], [5]]],
    ['States.ArrayPartition($.l, 9)', { l: [1, 2] }, [[1, 2]]],
    ['States.ArrayPartition($.l, 1)', { l: [] }, []],
    ['States.ArrayContains($.l, 2)', { l: [1, 2] }, true],
    ['States.ArrayContains($.l, $.w)', { l: [[1, 2, 3], 2], w: [1, 2, 3] }, true],
    ['States.ArrayContains($.l, $.w)', { l: [[1, 2, 3], 2], w: null }, false],
    ['States.ArrayContains($.l, $.w)', { l: [{ a: 1, b: [] }], w: { b: [], a: 1 } }, true],
    ['States.ArrayContains($.l, $.w)', { l: [], w: [] }, false],
    ['States.ArrayRange(0, 9, 3)', {}, [0, 3, 6, 9]],
    ['States.ArrayRange(0, 10, 3)', {}, [0, 3, 6, 9]],
    ['States.ArrayRange(1, 9, 9)', {}, [1]],
    ['States.ArrayRange(5, 1, -2)', {}, [5, 3, 1]],
    ['States.ArrayRange(1, $limit, 1)', {}, [1, 2, 3]],
    ['States.ArrayGetItem($.l, 1)', { l: ['a', null] }, null],
    ['States.ArrayGetItem($list, 0)', {}, 1],
    ['States.ArrayLength($.l)', { l: [[], {}, null] }, 3],
    ['States.ArrayUnique($.l)', { l: [1, 1, '1', null, null, [], [], [null]] }, [1, '1', null, [], [null]]],
    [
      'States.ArrayUnique($.l)',
      { l: [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }] },
      [{ a: 1, b: 2 }, { a: 1 }],
    ],
  ])('%s of %j is %j', (text, data, expected) => {
    expect(called(text, data)).toEqual(expected);
  });

  it.each<[string, Json, string]>([
    ['States.ArrayLength($.l)', { l: 'text' }, 'First argument must be an array'],
    ['States.ArrayGetItem($.l, 2)', { l: [0, 1] }, 'Index out of bounds'],
    ['States.ArrayPartition($.l, 0)', { l: [0, 1] }, 'Chunk size must be a positive integer'],
    ['States.ArrayRange(1, 9, 0)', {}, 'Step cannot be zero'],
    ['States.ArrayRange(1, 1001, 1)', {}, 'Array range cannot exceed 1000 elements'],
  ])('%s of %j is refused: %s', (text, data, why) => {
    expect(causeOf(text, data)).toBe(`The function '${text}' had the following error: ${why}`);
  });
});

describe('numbers that are not whole go to the nearest, a half upwards', () => {
  it.each([
    [1.49, 1.5, 3],
    [1.5, 1.51, 4],
    [-1.49, -1.5, -2],
    [-1.5, -1.51, -3],
    [1.49, -1.49, 0],
    [-1.5, 0, -1],
    [-1.51, 0, -2],
    [-9, 3, -6],
  ])('States.MathAdd(%d, %d) is %d', (a, b, sum) => {
    expect(called('States.MathAdd($.a, $.b)', { a, b })).toBe(sum);
  });

  it('in the size of a chunk too', () => {
    expect(called('States.ArrayPartition($.l, 1.6)', { l: [1, 2, 3] })).toEqual([[1, 2], [3]]);
  });

  it('and in the bounds of chance, of which the first counts and the last does not', () => {
    expect(called('States.MathRandom(12.5, 14.4)')).toBe(13);
  });
});

describe('chance', () => {
  it('with a seed gives the same number each time, and another for another seed', () => {
    const drawn = [3, 3, 4].map((seed) => called('States.MathRandom(0, 1000000, $.seed)', { seed }));
    expect(drawn[0]).toBe(drawn[1]);
    expect(drawn[0]).not.toBe(drawn[2]);
  });

  it('gives names that are nobody else’s', () => {
    expect(called('States.UUID()')).toBe('6f0c3c3e-0000-4000-8000-000000000001');
  });
});

describe('text', () => {
  it.each<[string, Json, Json]>([
    ["States.StringSplit($.t, ',')", { t: '1,2,3' }, ['1', '2', '3']],
    [
      "States.StringSplit($.t, '.+,=')",
      { t: 'This.is+a,test=string' },
      ['This', 'is', 'a', 'test', 'string'],
    ],
    ["States.StringSplit($.t, ',')", { t: ',a,,b,' }, ['a', 'b']],
    ['States.Base64Encode($.t)', { t: '保育' }, '5L+d6IKy'],
    ['States.Base64Decode($.t)', { t: '5L+d6IKy' }, '保育'],
    ["States.Hash($.t, 'MD5')", { t: 'input' }, 'a43c1b0aa53a0c908810c06ab1ff3967'],
    ["States.Hash($.t, 'SHA-1')", { t: 'input' }, '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
    ['States.StringToJson($.t)', { t: ' {"a": [1, 2.5, null]} ' }, { a: [1, 2.5, null] }],
    ['States.StringToJson($.t)', { t: '"text"' }, 'text'],
    ['States.StringToJson($.t)', { t: '' }, null],
    ['States.StringToJson($.t)', { t: ' ' }, null],
    ['States.JsonToString($.v)', { v: { a: [1, 'b'] } }, '{"a":[1,"b"]}'],
    ['States.JsonToString($.v)', { v: 'text' }, '"text"'],
    ['States.JsonToString($.v)', { v: null }, 'null'],
  ])('%s of %j is %j', (text, data, expected) => {
    expect(called(text, data)).toEqual(expected);
  });

  it.each<[string, Json, string]>([
    ["States.Hash($.t, 'SHA-9')", { t: 'x' }, 'Unsupported hash algorithm'],
    ['States.Base64Encode($.t)', { t: 5 }, 'Argument must be a string'],
    ['States.StringToJson($.t)', { t: 5 }, 'Argument must be a string'],
    ['States.MathAdd($.t, 1)', { t: 'x' }, 'Argument must be a number'],
  ])('%s of %j is refused: %s', (text, data, why) => {
    expect(causeOf(text, data)).toBe(`The function '${text}' had the following error: ${why}`);
  });

  it('longer than ten thousand characters is neither hashed nor coded', () => {
    const text = 'あ'.repeat(10_001);
    expect(causeOf('States.Base64Encode($.text)', { text })).toMatch(/cannot exceed 10000 characters/);
    expect(causeOf("States.Hash($.text, 'MD5')", { text })).toMatch(/cannot exceed 10000 characters/);
  });
});

describe('States.JsonMerge', () => {
  it('lets the second win, member by member of the outermost object alone', () => {
    const data = { one: { a: { x: 1 }, b: 2, d: 3 }, two: { a: { y: 1 }, c: 3, d: 4 } };
    expect(called('States.JsonMerge($.one, $.two, false)', data)).toEqual({ a: { y: 1 }, b: 2, d: 4, c: 3 });
  });

  it('takes what another call gives', () => {
    const text = String.raw`States.JsonMerge($.one, States.StringToJson(States.Format('\{"two":"{}"\}', $.word)), false)`;
    expect(called(text, { one: { one: 1 }, word: 'zwei' })).toEqual({ one: 1, two: 'zwei' });
  });

  it.each<[string, Json, string]>([
    ['States.JsonMerge($.a, $.b, true)', { a: {}, b: {} }, 'Deep merge is not supported'],
    ['States.JsonMerge($.a, $.b, false)', { a: 1, b: {} }, 'Arguments must be JSON objects'],
  ])('%s of %j is refused: %s', (text, data, why) => {
    expect(causeOf(text, data)).toBe(`The function '${text}' had the following error: ${why}`);
  });
});

describe('a path in a call that leads nowhere', () => {
  it('is told with the path and the whole input', () => {
    expect(causeOf("States.Format('{}', $.who)", { a: 1 })).toBe(
      `The function 'States.Format('{}', $.who)' had the following error: The JsonPath argument for the field ` +
        `'$.who' could not be found in the input '{"a":1}'`,
    );
  });
});
