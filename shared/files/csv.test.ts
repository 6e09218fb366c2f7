import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareCell, readCsv, safeCell, writeCsv } from './csv.ts';
import { decodeText, encodeCp932 } from './decode.ts';

describe('a cell in a spreadsheet', () => {
  it.each([
    ['=HYPERLINK("http://example.jp")', `'=HYPERLINK("http://example.jp")`],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['-5', '-5'],
    ['+81', '+81'],
    ['ひよこ', 'ひよこ'],
    ["'=already", "''=already"],
  ])('%j is written as %j', (text, safe) => {
    expect(safeCell(text)).toBe(safe);
    expect(bareCell(safe)).toBe(text);
  });

  it('never begins like a formula, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(safeCell(text)).not.toMatch(/^[=@\t\r]/);
        expect(bareCell(safeCell(text))).toBe(text);
      }),
    );
  });
});

describe('a table', () => {
  it('is read back as it was written', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !text.includes('\r') && !text.startsWith('\ufeff'));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const header = rows.map(() => '見出し,').join('');
        const text = writeCsv([[header], ...rows]);
        const records = readCsv(text);
        expect(records.ok && records.value.slice(1).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});

describe('CP932', () => {
  it('comes back as it was', () => {
    const encoded = encodeCp932('髙橋①㈱ﾎｲｸ');
    expect(encoded.ok && decodeText(encoded.value)).toEqual({
      ok: true,
      value: { text: '髙橋①㈱ﾎｲｸ', encoding: 'cp932' },
    });
  });

  it('refuses characters that have no place there, by name', () => {
    expect(encodeCp932('𠮷野の🌸')).toEqual({
      ok: false,
      refusal: { kind: 'characters without a place in CP932', characters: ['𠮷', '🌸'] },
    });
  });
});
