/** Full-width ASCII (！ … ～) stands this far above its half-width form. */
const FULL_WIDTH_OFFSET = 0xfee0;
const SPACES = /[\s\u3000\u00a0\u200b\ufeff]+/g;

/** Half-width kana with its voicing marks becomes full-width kana: ﾊﾟﾊﾞﾊ → パバハ. */
export const halfKanaToFull = (text: string): string =>
  text.replace(/[\uff61-\uff9f]+/g, (kana) =>
    kana.normalize('NFKC').replaceAll('\u3099', '゛').replaceAll('\u309a', '゜'),
  );

/** Full-width letters, digits and signs become half-width: Ａ１（ → A1(. Kana and kanji stay. */
export const fullAsciiToHalf = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET));

/** Every run of spaces, the full-width one included, becomes one; none is left at the ends. */
export const tidySpaces = (text: string): string => text.replace(SPACES, ' ').trim();

/**
 * One width for everything that people and core systems mix: half-width ASCII, full-width kana, single spaces.
 * Unlike NFKC it keeps signs that carry meaning in names and addresses (㈱, ①, ～ becomes ~).
 */
export const normaliseWidth = (text: string): string =>
  tidySpaces(fullAsciiToHalf(halfKanaToFull(text)).normalize('NFC'));
