import { describe, expect, it } from 'vitest';
import type { ChoiceTest } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { testHolds } from './choice-test.ts';

const holds = (test: ChoiceTest, data: Json): boolean =>
  testHolds(test, { data, context: { State: { Name: 'Choose' } }, variables: { least: 5 } });

type Row = [operator: string, value: Json, against: Json, expected: boolean];

const comparisons = (rows: Row[]) =>
  it.each(rows)('%s of %j and %j: %j', (operator, value, against, expected) => {
    expect(holds({ Variable: '$.v', [operator]: against }, { v: value })).toBe(expected);
    if (!operator.startsWith('Is') && operator !== 'StringMatches')
      expect(holds({ Variable: '$.v', [`${operator}Path`]: '$.w' }, { v: value, w: against })).toBe(expected);
  });

describe('text is compared by its characters', () => {
  comparisons([
    ['StringEquals', 'a', 'a', true],
    ['StringEquals', 'a', 'A', false],
    ['StringEquals', '', '', true],
    ['StringEquals', '1', 'one', false],
    ['StringLessThan', 'Apple', 'apple', true],
    ['StringLessThan', 'b', 'a', false],
    ['StringLessThan', 'a', 'a', false],
    ['StringLessThanEquals', 'a', 'a', true],
    ['StringGreaterThan', 'b', 'a', true],
    ['StringGreaterThan', 'a', 'a', false],
    ['StringGreaterThanEquals', 'a', 'a', true],
    ['StringGreaterThanEquals', 'A', 'a', false],
  ]);
});

describe('numbers are compared by their size', () => {
  comparisons([
    ['NumericEquals', 1, 1.0, true],
    ['NumericEquals', -0, 0, true],
    ['NumericEquals', 1, 2, false],
    ['NumericLessThan', 1, 1.01, true],
    ['NumericLessThan', 1, 1, false],
    ['NumericLessThanEquals', 1, 1, true],
    ['NumericGreaterThan', 1, -1, true],
    ['NumericGreaterThan', 1, 1, false],
    ['NumericGreaterThanEquals', 1, 1, true],
  ]);
});

describe('instants are compared whatever their zone', () => {
  const utc = '2026-04-01T00:00:00Z';
  const tokyo = '2026-04-01T09:00:00+09:00';
  comparisons([
    ['TimestampEquals', tokyo, utc, true],
    ['TimestampEquals', '2026-04-01T00:00:00.000Z', utc, true],
    ['TimestampEquals', '2026-04-01T00:00:00.001Z', utc, false],
    ['TimestampLessThan', '2026-03-31T23:59:59Z', utc, true],
    ['TimestampLessThan', tokyo, utc, false],
    ['TimestampLessThanEquals', tokyo, utc, true],
    ['TimestampGreaterThan', '2026-04-01T00:00:01Z', utc, true],
    ['TimestampGreaterThan', utc, tokyo, false],
    ['TimestampGreaterThanEquals', utc, tokyo, true],
    ['TimestampEquals', '2026-04-01', utc, false],
  ]);
});

describe('values of another type compare with nothing', () => {
  comparisons([
    ['NumericEquals', '1', 1, false],
    ['NumericLessThanEquals', null, 1, false],
    ['StringEquals', 1, '1', false],
    ['StringGreaterThan', ['b'], 'a', false],
    ['BooleanEquals', 'true', true, false],
    ['BooleanEquals', 1, true, false],
    ['TimestampEquals', 1_775_001_600, '2026-04-01T00:00:00Z', false],
  ]);
});

describe('truth is compared', () => {
  comparisons([
    ['BooleanEquals', true, true, true],
    ['BooleanEquals', false, false, true],
    ['BooleanEquals', true, false, false],
  ]);
});

describe('types are asked for, and so is their absence', () => {
  const values: [string, Json][] = [
    ['IsNull', null],
    ['IsNumeric', 0],
    ['IsString', ''],
    ['IsBoolean', false],
    ['IsTimestamp', '2026-04-01T00:00:00Z'],
  ];

  it.each(values)('%s of %j', (operator, value) => {
    expect(holds({ Variable: '$.v', [operator]: true }, { v: value })).toBe(true);
    expect(holds({ Variable: '$.v', [operator]: false }, { v: value })).toBe(false);
  });

  it.each(values)('%s is not what an object or a list is', (operator) => {
    for (const other of [{}, []]) {
      expect(holds({ Variable: '$.v', [operator]: true }, { v: other })).toBe(false);
      expect(holds({ Variable: '$.v', [operator]: false }, { v: other })).toBe(true);
    }
  });

  it.each([
    ['2026-04-01T00:00:00Z', true],
    ['2026-04-01T00:00:00+09:00', true],
    ['2026-04-01T00:00:00.123456789Z', true],
    ['2026-04-01', false],
    ['2026-04-01 00:00:00Z', false],
    ['2026-04-01t00:00:00z', false],
    ['2026-13-01T00:00:00Z', false],
    ['2026-04-01T25:00:00Z', false],
    ['2026-04-01T00:00:00', false],
    ['01-04-2026T00:00:00Z', false],
  ])('IsTimestamp of %s is %j', (text, expected) => {
    expect(holds({ Variable: '$.v', IsTimestamp: true }, { v: text })).toBe(expected);
  });
});

describe('IsPresent', () => {
  it.each<[string, Json, boolean]>([
    ['$.v', { v: null }, true],
    ['$.v', {}, false],
    ['$.v.w', { v: 1 }, false],
    ['$.v[0]', { v: [] }, false],
    ['$.v[0]', { v: [null] }, true],
    ['$$.State.Name', {}, true],
    ['$$.Task.Token', {}, false],
    ['$least', {}, true],
    ['$most', {}, false],
  ])('of %s in %j is %j', (path, data, expected) => {
    expect(holds({ Variable: path, IsPresent: true }, data)).toBe(expected);
    expect(holds({ Variable: path, IsPresent: false }, data)).toBe(!expected);
  });
});

describe('StringMatches', () => {
  it.each<[string, string, boolean]>([
    ['report-2026.csv', 'report-*.csv', true],
    ['report-.csv', 'report-*.csv', true],
    ['report-2026.csv.gz', 'report-*.csv', false],
    ['anything', '*', true],
    ['', '*', true],
    ['a*b', String.raw`a\*b`, true],
    ['axb', String.raw`a\*b`, false],
    [String.raw`a\b`, String.raw`a\\b`, true],
    ['a.b', 'a.b', true],
    ['axb', 'a.b', false],
    ['two\nlines', 'two*lines', true],
    ['(a|b)', '(a|b)', true],
  ])('%j as %j: %j', (value, pattern, expected) => {
    expect(holds({ Variable: '$.v', StringMatches: pattern }, { v: value })).toBe(expected);
  });

  it('does not hold for what is no text', () => {
    expect(holds({ Variable: '$.v', StringMatches: '*' }, { v: 1 })).toBe(false);
  });
});

describe('tests are put together', () => {
  const one: ChoiceTest = { Variable: '$.n', NumericGreaterThan: 1 };
  const other: ChoiceTest = { Variable: '$.n', NumericLessThan: 9 };

  it('And holds when all hold, and looks no further than the first that does not', () => {
    expect(holds({ And: [one, other] }, { n: 5 })).toBe(true);
    expect(holds({ And: [one, other] }, { n: 9 })).toBe(false);
    expect(
      holds(
        {
          And: [
            { Variable: '$.none', IsPresent: true },
            { Variable: '$.none', IsNull: true },
          ],
        },
        {},
      ),
    ).toBe(false);
  });

  it('Or holds when one holds, and looks no further than that', () => {
    expect(holds({ Or: [one, { Variable: '$.none', IsNull: true }] }, { n: 5 })).toBe(true);
    expect(holds({ Or: [{ Variable: '$.n', NumericEquals: 1 }, other] }, { n: 99 })).toBe(false);
  });

  it('Not turns a test round, and they stand in each other as deep as need be', () => {
    expect(holds({ Not: one }, { n: 0 })).toBe(true);
    expect(holds({ Not: { And: [one, { Not: { Or: [other] } }] } }, { n: 99 })).toBe(false);
  });

  it('and what is compared may come from a variable or from the context', () => {
    expect(holds({ Variable: '$.n', NumericGreaterThanEqualsPath: '$least' }, { n: 5 })).toBe(true);
    expect(holds({ Variable: '$$.State.Name', StringEquals: 'Choose' }, {})).toBe(true);
  });
});

describe('a path that leads nowhere', () => {
  it('fails the test, as a condition', () => {
    expect(() => holds({ Variable: '$.a.b', StringEquals: 'x' }, { a: {} })).toThrow(
      "Invalid path '$.a.b': The choice state's condition path references an invalid value.",
    );
  });

  it('and as what is compared with', () => {
    expect(() => holds({ Variable: '$.a', StringEqualsPath: '$.b' }, { a: 'x' })).toThrow(
      "Invalid path '$.b': The choice state's comparison path references an invalid value.",
    );
  });
});
