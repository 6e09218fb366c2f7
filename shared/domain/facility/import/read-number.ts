import { type CellReading, cellValue, notUnderstood, readingOf } from './cell.ts';
import { reason } from './reasons.ts';

/** Largest capacity believed; more is a slip of the column. */
const LARGEST = 2000;

const COUNT =
  /^(?:定員|計|合計|総定員|全体)?\s*:?\s*(約|およそ)?([\d,]+)(?:\.0+)?\s*(?:人|名|組|枠)?(程度|前後|位|くらい)?$/;

/** A number of children: `90`, `120人`, `220(分園含む)`. What stands in brackets is a doubt, 約 makes it one too. */
export const readCount = readingOf<number>((tidy): CellReading<number> => {
  const outside = tidy.replace(/\s*[([【].*[)\]】]\s*/g, '').replace(/\s*[※*].*$/, '');
  const match = COUNT.exec(outside);
  const count = Number((match?.[2] ?? '').replaceAll(',', ''));
  if (!match || !Number.isInteger(count) || count > LARGEST) return notUnderstood('numberNotUnderstood');
  if (match[1] || match[3]) return cellValue(count, reason('numberAboutOnly'));
  return outside === tidy ? cellValue(count) : cellValue(count, reason('remarkLeftOut', { kept: count }));
});

const DEGREES =
  /^([NSEW北南東西緯経]*)\s*(\d{1,3})(?:[°度])\s*(\d{1,2})(?:['′分])\s*(\d{1,2}(?:\.\d+)?)(?:["″秒])?\s*([NSEW]?)$/;

/** A latitude or longitude: decimal degrees, or degrees, minutes and seconds. */
export const readDegrees = readingOf<number>((tidy): CellReading<number> => {
  const parts = DEGREES.exec(tidy);
  if (parts) return cellValue(Number(parts[2]) + Number(parts[3]) / 60 + Number(parts[4]) / 3600);
  const degrees = Number(tidy.replace(/[°度]$/, ''));
  if (!Number.isFinite(degrees)) return notUnderstood('numberNotUnderstood');
  return degrees === 0 ? { kind: 'empty' } : cellValue(degrees);
});

/** A whole number of a class's figures; an empty cell is left to the layout to explain. */
export const readFigure = readingOf<number>((tidy): CellReading<number> => {
  const match = /^(\d{1,4})(?:\.0+)?\s*(?:人|名)?$/.exec(tidy);
  return match ? cellValue(Number(match[1])) : notUnderstood('numberNotUnderstood');
});
