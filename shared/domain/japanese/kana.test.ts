import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReading, toHiragana, toKatakana } from './kana.ts';

describe('a reading', () => {
  it.each([
    ['in hiragana', 'やまだ　はなこ', 'ヤマダ ハナコ', ['width', 'kana']],
    ['in half-width kana', 'ﾔﾏﾀﾞ ﾊﾅｺ', 'ヤマダ ハナコ', ['width']],
    ['in katakana', 'ヤマダ ハナコ', 'ヤマダ ハナコ', []],
    ['with a hyphen for the long vowel', 'ガ-デン', 'ガーデン', ['hyphens']],
    ['with a middle dot', 'アナ・マリア', 'アナ・マリア', []],
  ])('%s', (_, given, value, changes) => {
    expect(readReading(given)).toEqual({ ok: true, value: { value, given, changes } });
  });

  it.each([
    ['', 'reading is empty'],
    ['　', 'reading is empty'],
    ['山田', 'reading has other letters'],
    ['Yamada', 'reading has other letters'],
  ])('"%s" is refused: %s', (given, kind) => {
    expect(readReading(given)).toEqual({ ok: false, refusal: { kind, given } });
  });
});

describe('hiragana and katakana', () => {
  const hiragana = fc.string({
    unit: fc.integer({ min: 0x3041, max: 0x3096 }).map((code) => String.fromCharCode(code)),
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(hiragana, (text) => {
        expect(toHiragana(toKatakana(text))).toBe(text);
      }),
    );
  });

  it('leave kanji alone', () => {
    expect(toKatakana('ひよこ保育園')).toBe('ヒヨコ保育園');
  });
});
