import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfKanaToFull, normaliseWidth } from './width.ts';

describe('one width', () => {
  it.each([
    ['full-width letters and digits', 'ＡＢＣ１２３', 'ABC123'],
    ['half-width kana', 'ﾎｲｸｴﾝ', 'ホイクエン'],
    ['half-width kana with voicing marks', 'ｶﾞｰﾃﾞﾝﾊﾟｰｸ', 'ガーデンパーク'],
    ['a voicing mark that fits no kana', 'ｱﾞ', 'ア゛'],
    ['full-width spaces, tabs and a byte-order mark', '\ufeff横浜　\t保育園　', '横浜 保育園'],
    ['signs that carry meaning', '㈱ベネッセ①', '㈱ベネッセ①'],
    ['kana typed in two code points', 'か\u3099くえん', 'がくえん'],
    ['half-width brackets and full stops of Japan', '｢ひよこ｣｡', '「ひよこ」。'],
  ])('%s', (_, typed, expected) => {
    expect(normaliseWidth(typed)).toBe(expected);
  });

  it('is reached in one step', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseWidth(normaliseWidth(text))).toBe(normaliseWidth(text));
      }),
    );
  });

  it('leaves no half-width kana', () => {
    const halfKana = fc.string({
      unit: fc.integer({ min: 0xff61, max: 0xff9f }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(halfKana, (text) => {
        expect(halfKanaToFull(text)).not.toMatch(/[\uff61-\uff9f]/);
      }),
    );
  });
});
