import { refused } from '../../runtime/result.ts';
import { type Reading, understood } from './normalised.ts';
import { normaliseWidth } from './width.ts';

/** Hiragana and katakana with the same sound stand this far apart. */
const KANA_OFFSET = 0x60;

/** ひらがな → ヒラガナ; everything else stays. */
export const toKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + KANA_OFFSET),
  );

/** カタカナ → ひらがな; ー, ヷ–ヺ and everything else stay. */
export const toHiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) - KANA_OFFSET),
  );

const BETWEEN_KANA =
  /(?<=[\u3041-\u3096\u30a1-\u30ff])[-\u2010-\u2015\u2212](?=[\u3041-\u3096\u30a1-\u30ff]|$)/g;
const READING = /^[\u30a1-\u30ff\u3099\u309a゛゜ ]+$/;

/**
 * A reading (フリガナ) of a name in katakana, whichever kana and width it was typed in; a hyphen typed for the
 * long vowel becomes ー. Refuses `reading is empty` and `reading has other letters` (kanji, Latin letters).
 */
export const readReading = (
  given: string,
): Reading<string, 'reading is empty' | 'reading has other letters'> => {
  const wide = normaliseWidth(given);
  const vowels = wide.replace(BETWEEN_KANA, 'ー');
  const value = toKatakana(vowels);
  if (!value) return refused({ kind: 'reading is empty', given });
  if (!READING.test(value)) return refused({ kind: 'reading has other letters', given });
  return understood(given, value, [
    ['width', given, wide],
    ['hyphens', wide, vowels],
    ['kana', vowels, value],
  ]);
};
