import { type CellReading, cellValue, notUnderstood, readingOf } from './cell.ts';

const YES =
  /^(?:y|yes|t|true|1|有|有り|あり|○|◯|〇|◎|●|レ|✓|✔|可|可能|実施|実施中|実施あり|対応|対応可|対応あり|取得|取得済み?|済|する)$/i;
const NO =
  /^(?:n|no|f|false|0|無|無し|なし|×|☓|✕|✖|╳|x|不可|未実施|非実施|実施なし|非対応|対応不可|対応なし|未取得|休止|休止中|しない)$/i;
/** Hours of extension in the maps of 札幌 and 静岡: 1–4. */
const HOURS_OF_EXTENSION = /^[2-9]$/;

const readBare = (tidy: string): boolean | undefined =>
  YES.test(tidy) ? true : NO.test(tidy) ? false : undefined;

/** A flag as people tick it: Y/N, 有/無, ○/×, 1/0. What stands in brackets behind it does not change it. */
export const readFlag = readingOf<boolean>((tidy): CellReading<boolean> => {
  const flag = readBare(tidy) ?? readBare(tidy.replace(/\s*\(.*\)$/, ''));
  return flag === undefined ? notUnderstood('flagNotUnderstood') : cellValue(flag);
});

/** 延長保育: a flag, the number of hours, or the span of the extension itself. */
export const readExtension = readingOf<boolean>((tidy, given): CellReading<boolean> => {
  if (
    HOURS_OF_EXTENSION.test(tidy) ||
    /^\d{1,2}[:時].*\d{1,2}[:時]?/.test(tidy) ||
    /^\d+(?:時間|分)$/.test(tidy)
  )
    return cellValue(true);
  return readFlag(given);
});
