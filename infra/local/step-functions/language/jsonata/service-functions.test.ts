import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { JsonataEvaluator } from './evaluator.ts';

const evaluator = new JsonataEvaluator({
  nowEpochMs: () => 0,
  chance: { uuid: () => 'u', random: () => 0.5 },
});

const evaluate = (expression: string, variables: Record<string, Json> = {}): Promise<Json | 'nothing'> =>
  evaluator
    .evaluate(`{% ${expression} %}`, 'Output', { states: { input: null, context: {} }, variables })
    .catch((reason: Error) =>
      reason.message.includes('returned nothing') ? 'nothing' : Promise.reject(reason),
    );

const failure = async (expression: string): Promise<string> => {
  try {
    return `gave ${JSON.stringify(await evaluate(expression))}`;
  } catch (reason) {
    return (reason as Error).message.replace(/^.* specified for the field 'Output' /, '');
  }
};

describe('$partition', () => {
  it('loses nothing, and every part but the last is full', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (list, size) => {
          const parts = (await evaluate('$partition($list, $size)', { list, size })) as number[][];
          expect(parts.flat()).toEqual(list);
          expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
          expect(parts.at(-1)?.length).toBe(list.length % size || size);
        },
      ),
    );
  });

  it.each([
    ['$partition([], 2)', 'nothing'],
    ['$partition([1, 2], 0)', 'nothing'],
    ['$partition($none, 2)', 'nothing'],
    ['$partition([1, 2, 3], 2.9)', [[1, 2], [3]]],
    ['$partition([1, 2])', [[1, 2]]],
    ['$partition(5, 2)', [[5]]],
  ])('%s is %j', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  it('takes no negative size', async () => {
    expect(await failure('$partition([1], -1)')).toBe(
      'threw an error during evaluation. D3137: Second argument must be zero or greater',
    );
  });
});

describe('$range', () => {
  it('goes by equal steps from its first to no further than its last', async () => {
    const bound = fc.integer({ min: -50, max: 50 });
    await fc.assert(
      fc.asyncProperty(bound, bound, fc.integer({ min: 1, max: 9 }), async (one, other, size) => {
        const step = one <= other ? size : -size;
        const given = await evaluate('$range($one, $other, $step)', { one, other, step });
        const numbers = Array.isArray(given) ? (given as number[]) : [given as number];
        expect(numbers[0]).toBe(one);
        numbers.forEach((number, place) => {
          expect(number).toBe(one + place * step);
        });
        const last = numbers.at(-1) ?? Number.NaN;
        expect(Math.abs(other - last)).toBeLessThan(size);
        expect(Math.sign(other - last) * Math.sign(step)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['$range(1, 5, 0)', 'nothing'],
    ['$range(1, 5, -1)', 'nothing'],
    ['$range(5, 1, 1)', 'nothing'],
    ['$range(3, 3, 1)', 3],
    ['$range($none, 3, 1)', 'nothing'],
  ])('%s is %j', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  it('is bounded', async () => {
    expect(await failure('$range(1, 360146, 1)')).toBe(
      'threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage',
    );
  });
});

describe('$hash', () => {
  it('is the digest of the text in UTF-8, in lower-case hexadecimals', async () => {
    const names = [
      ['MD5', 'md5'],
      ['SHA-1', 'sha1'],
      ['SHA-256', 'sha256'],
      ['SHA-384', 'sha384'],
      ['SHA-512', 'sha512'],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        fc.constantFrom(...names),
        async (text, [name, node]) => {
          expect(await evaluate('$hash($text, $name)', { text, name })).toBe(
            createHash(node).update(text, 'utf8').digest('hex'),
          );
        },
      ),
    );
  });

  it.each(['sha-256', 'SHA256', 'CRC'])('knows no algorithm %j', async (name) => {
    expect(await failure(`$hash('a', '${name}')`)).toContain(`D3137: Unsupported hash algorithm: ${name}`);
  });

  it('of nothing is nothing', async () => {
    expect(await evaluate("$hash($none, 'MD5')")).toBe('nothing');
  });
});

describe('$parse', () => {
  it('undoes $string', async () => {
    const values = fc.oneof(
      fc.nat(),
      fc.boolean(),
      fc.dictionary(fc.string(), fc.nat(9), { minKeys: 1, maxKeys: 3 }),
      fc.array(fc.nat(9), { minLength: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(await evaluate('$parse($string($value))', { value: value as Json })).toEqual(value);
      }),
    );
  });

  it.each(['', '{', "{'a':1}", '{"a":1,"a":2}', '[1e999]', 'undefined'])('refuses %j', async (text) => {
    const told = await failure(`$parse(${JSON.stringify(text)})`);
    expect(told).toBe('threw an error during evaluation. D3137: Invalid JSON');
  });

  it('reads a key that stands again in another object, or in a text', async () => {
    expect(await evaluate('$parse($text)', { text: '[{"a":1},{"a":"\\"a\\": 2"}]' })).toEqual([
      { a: 1 },
      { a: '"a": 2' },
    ]);
  });
});

describe('$random', () => {
  it('with a seed gives the same each time, and lies between nought and one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const [one, two] = [
          await evaluate('$random($seed)', { seed }),
          await evaluate('$random($seed)', { seed }),
        ];
        expect(one).toBe(two);
        expect(Number(one) >= 0 && Number(one) < 1).toBe(true);
      }),
    );
  });
});

describe('$eval', () => {
  it('is taken away', async () => {
    expect(await failure("$eval('1')")).toContain('T1006: Attempted to invoke a non-function');
  });
});
