import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooLarge, jsonTypeOf, LARGEST_PAYLOAD_BYTES, sameJson } from './json.ts';
import { jsonFault, placeOf } from './json-fault.ts';
import { epochMsOf } from './timestamp.ts';

describe('a text of JSON', () => {
  it('has no fault, and whatever JSON.parse refuses has one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ maxLength: 8 })), (text) => {
        const parses = (): boolean => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(jsonFault(text) === undefined).toBe(parses());
      }),
    );
  });

  it.each([
    ['nothing here', "Unrecognized token 'nothing': was expecting", 1, 8],
    ['\n  nothing', "Unrecognized token 'nothing': was expecting", 2, 10],
    ['{a: 1}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 1, 3],
    [
      '{\n  1: 1}',
      "Unexpected character ('1' (code 49)): was expecting double-quote to start field name",
      2,
      4,
    ],
  ])('%j is told as %s', (text, message, line, column) => {
    const fault = jsonFault(text);
    expect(fault).toMatchObject({ message: expect.stringContaining(message), line, column });
    expect(fault && placeOf(text, fault)).toBe(
      `[Source: (String)"${text}"; line: ${line}, column: ${column}]`,
    );
  });
});

describe('the payload limit', () => {
  it.each([
    ['one byte each', 'a'.repeat(LARGEST_PAYLOAD_BYTES), false],
    ['one byte each, one too many', 'a'.repeat(LARGEST_PAYLOAD_BYTES + 1), true],
    ['three bytes each', '家'.repeat(Math.floor(LARGEST_PAYLOAD_BYTES / 3)), false],
    ['three bytes each, one too many', '家'.repeat(Math.floor(LARGEST_PAYLOAD_BYTES / 3) + 1), true],
  ])('counts bytes of UTF-8: %s', (_what, text, tooLarge) => {
    expect(isTooLarge(text)).toBe(tooLarge);
  });

  it('is the same for any text as its bytes say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        fc.integer({ min: 80_000, max: 270_000 }),
        (piece, times) => {
          const text = piece.repeat(Math.ceil(times / Math.max(1, piece.length)));
          expect(isTooLarge(text)).toBe(Buffer.byteLength(text) > LARGEST_PAYLOAD_BYTES);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('values', () => {
  it.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    ['', 'string'],
    [0, 'number'],
    [false, 'boolean'],
  ])('%j is called %s', (value, name) => {
    expect(jsonTypeOf(value)).toBe(name);
  });

  it('are the same in whatever order their members stand, and not if one is missing', () => {
    expect(sameJson({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
    expect(sameJson({ a: null }, {})).toBe(false);
  });
});

describe('a timestamp', () => {
  it('names the instant that it was made of, to the millisecond', () => {
    const instants = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(epochMsOf(instant.toISOString())).toBe(instant.getTime());
      }),
    );
  });

  it.each([
    ['2026-04-01T00:00:00Z', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T00:00Z', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T09:00:00+09:00', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T00:00:00.5Z', '2026-04-01T00:00:00.500Z'],
    ['2026-04-01T00:00:00.123456789Z', '2026-04-01T00:00:00.123Z'],
  ])('%s is %s', (text, instant) => {
    expect(epochMsOf(text)).toBe(Date.parse(instant));
  });

  it.each([
    '2026-04-01',
    '2026-04-01 00:00:00Z',
    '2026-04-01T00:00:00',
    '2026-04-01t00:00:00z',
    '2026-13-01T00:00:00Z',
    '2026-04-01T25:00:00Z',
    '01-04-2026T00:00:00Z',
    '2026-04-01T00:00:00.1234567890Z',
    '2026-04-01T00:00:00+9',
    '',
  ])('%j is none', (text) => {
    expect(epochMsOf(text)).toBeUndefined();
  });
});
