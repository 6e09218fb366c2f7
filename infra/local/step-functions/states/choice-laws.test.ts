import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChoiceTest } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { testHolds } from './choice-test.ts';

const holds = (test: ChoiceTest, data: Json): boolean =>
  testHolds(test, { data, context: {}, variables: {} });

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom('', 'a', 'b', '2026-04-01T00:00:00Z', '2026-04-01T09:00:00+09:00', null, true, false),
  fc.constant<Json>([]),
  fc.constant<Json>({}),
);
const KINDS = ['String', 'Numeric', 'Timestamp'] as const;
const RELATIONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'] as const;
const kind = fc.constantFrom(...KINDS);
const relation = fc.constantFrom(...RELATIONS);
const simple: fc.Arbitrary<ChoiceTest> = fc
  .tuple(kind, relation, value)
  .map(([of, how, than]) => ({ Variable: '$.a', [of + how]: than }) as ChoiceTest);

describe('tests put together', () => {
  it('obey De Morgan', () => {
    fc.assert(
      fc.property(simple, simple, value, (one, two, a) => {
        const neither = holds({ Not: { Or: [one, two] } }, { a });
        expect(neither).toBe(holds({ And: [{ Not: one }, { Not: two }] }, { a }));
        const notBoth = holds({ Not: { And: [one, two] } }, { a });
        expect(notBoth).toBe(holds({ Or: [{ Not: one }, { Not: two }] }, { a }));
      }),
    );
  });

  it('twice denied, in any order or said twice, are what they were', () => {
    fc.assert(
      fc.property(simple, simple, value, (one, two, a) => {
        expect(holds({ Not: { Not: one } }, { a })).toBe(holds(one, { a }));
        expect(holds({ And: [one, two] }, { a })).toBe(holds({ And: [two, one] }, { a }));
        expect(holds({ Or: [one, one] }, { a })).toBe(holds(one, { a }));
      }),
    );
  });

  it('look no further than they must: what is missing behind that does no harm', () => {
    const missing: ChoiceTest = { Variable: '$.none', IsNull: true };
    const yes: ChoiceTest = { Variable: '$.a', IsNull: true };
    expect(holds({ Or: [yes, missing] }, { a: null })).toBe(true);
    expect(holds({ And: [{ Not: yes }, missing] }, { a: null })).toBe(false);
    expect(() => holds({ And: [yes, missing] }, { a: null })).toThrow("Invalid path '$.none'");
  });
});

describe('a comparison', () => {
  const compared = (of: string, how: string, a: Json, b: Json) =>
    holds({ Variable: '$.a', [of + how]: b } as ChoiceTest, { a });

  it('with what a path leads to is the one with the value that lies there', () => {
    fc.assert(
      fc.property(kind, relation, value, value, (of, how, a, b) => {
        const along = holds({ Variable: '$.a', [`${of}${how}Path`]: '$.b' } as ChoiceTest, { a, b });
        expect(along).toBe(compared(of, how, a, b));
      }),
    );
  });

  it('of two of its kind finds one smaller, or both equal, and never two of these', () => {
    fc.assert(
      fc.property(kind, value, value, (of, a, b) => {
        const found = ['LessThan', 'Equals', 'GreaterThan'].filter((how) => compared(of, how, a, b));
        const comparable = compared(of, 'Equals', a, a) && compared(of, 'Equals', b, b);
        expect(found.length).toBe(comparable ? 1 : 0);
      }),
    );
  });

  it('turned round says the same', () => {
    fc.assert(
      fc.property(kind, value, value, (of, a, b) => {
        expect(compared(of, 'LessThan', a, b)).toBe(compared(of, 'GreaterThan', b, a));
        expect(compared(of, 'LessThanEquals', a, b)).toBe(compared(of, 'GreaterThanEquals', b, a));
        const orEqual = compared(of, 'LessThan', a, b) || compared(of, 'Equals', a, b);
        expect(compared(of, 'LessThanEquals', a, b)).toBe(orEqual);
      }),
    );
  });

  it('of instants looks at the instant, not at how it is written', () => {
    expect(compared('Timestamp', 'Equals', '2026-04-01T00:00:00Z', '2026-04-01T09:00:00+09:00')).toBe(true);
    expect(compared('String', 'Equals', '2026-04-01T00:00:00Z', '2026-04-01T09:00:00+09:00')).toBe(false);
  });
});

describe('what a value is', () => {
  const IS: [string, (value: Json) => boolean][] = [
    ['IsNull', (one) => one === null],
    ['IsNumeric', (one) => typeof one === 'number'],
    ['IsString', (one) => typeof one === 'string'],
    ['IsBoolean', (one) => typeof one === 'boolean'],
  ];

  it('is one thing at most, and its denial is its opposite', () => {
    fc.assert(
      fc.property(value, (a) => {
        const found = IS.filter(([operator]) =>
          holds({ Variable: '$.a', [operator]: true } as ChoiceTest, { a }),
        );
        expect(found.map(([operator]) => operator)).toEqual(
          IS.filter(([, is]) => is(a)).map(([operator]) => operator),
        );
        for (const [operator] of IS)
          expect(holds({ Variable: '$.a', [operator]: false } as ChoiceTest, { a })).toBe(
            !found.some(([one]) => one === operator),
          );
      }),
    );
  });

  it('can be asked of what is not there only by its presence', () => {
    expect(holds({ Variable: '$.none', IsPresent: true }, {})).toBe(false);
    expect(holds({ Variable: '$.none', IsPresent: false }, {})).toBe(true);
    for (const operator of ['IsNull', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'])
      expect(() => holds({ Variable: '$.none', [operator]: true } as ChoiceTest, {})).toThrow(
        "Invalid path '$.none'",
      );
  });
});

describe('a pattern', () => {
  const matches = (text: string, pattern: string) => holds({ Variable: '$', StringMatches: pattern }, text);
  const plain = fc.string({
    maxLength: 8,
    unit: fc.constantFrom('a', 'b', '.', '+', '(', ']', '$', '^', '|', '家', '\n'),
  });

  it('without stars matches itself and nothing else', () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(matches(one, one)).toBe(true);
        expect(matches(other, one)).toBe(one === other);
      }),
    );
  });

  it('with a star matches whatever stands in its place, nothing too', () => {
    fc.assert(
      fc.property(plain, plain, plain, (before, between, after) => {
        expect(matches(before + between + after, `${before}*${after}`)).toBe(true);
        expect(matches(before + between + after, '*')).toBe(true);
        expect(matches(between, `*${between}*`)).toBe(true);
      }),
    );
  });

  it('with a star that is escaped means that star', () => {
    expect(matches('a*b', 'a\\*b')).toBe(true);
    expect(matches('axb', 'a\\*b')).toBe(false);
    expect(matches('a\\b', 'a\\\\b')).toBe(true);
  });

  it.each<Json>([5, null, true, [], {}])('matches no %j', (data) => {
    expect(holds({ Variable: '$', StringMatches: '*' }, data)).toBe(false);
  });
});
