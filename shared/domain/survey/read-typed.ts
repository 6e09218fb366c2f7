import { Count, type Figure, type YearMonth } from '../vacancy/schema.ts';

/** What somebody meant by what stands in a cell. `nothing`: not answered; `no class`: there is none; neither is 0. */
export type Typed = number | 'nothing' | 'no class' | 'unreadable';

const DASHES = /^[-‐‑‒–—―−ー－ｰ]+$/;
const NO_CLASS = /^(クラス|該当)?(なし|無し?|ナシ)(です)?$/;
const NO_PLACES = /^(満員?|満杯|空きなし|空き?無し|[×✕x])$/;
/** A class that holds more than its capacity is written as minus one place. */
const BELOW_ZERO = /^[-−▲△]\d{1,4}(人|名)?$/;
const NUMBER = /^約?(\d{1,4})(?:\.0+)?(?:人|名|にん)?(?:程度|くらい|ぐらい)?$/;
const KANJI = '〇一二三四五六七八九';

/** 三 → 3, 十二 → 12, 二十 → 20; nothing for what is no number below a hundred. */
const readKanji = (text: string): number | undefined => {
  const [, tens, units] = /^([二三四五六七八九]?十)?([〇一二三四五六七八九])?(?:人|名)?$/.exec(text) ?? [];
  if (!tens && !units) return undefined;
  const ten = tens ? 10 * (tens.length > 1 ? KANJI.indexOf(tens.charAt(0)) : 1) : 0;
  return ten + (units ? KANJI.indexOf(units) : 0);
};

/**
 * Reads a number as people type it in an office: full width, 3人, 約3名, 十二, 満員, なし. なし is 0 children, but in the
 * capacity it says that there is no class. A dash says nothing by itself; a row of dashes is no class (see `readRow`).
 */
export const readTyped = (text: string, figure: Figure): Typed => {
  const plain = text.normalize('NFKC').replaceAll(/[\s,、。]/g, '');
  if (plain === '' || DASHES.test(plain)) return 'nothing';
  if (plain === 'クラスなし') return 'no class';
  if (NO_CLASS.test(plain)) return figure === 'capacity' ? 'no class' : 0;
  if (figure === 'vacancy' && (NO_PLACES.test(plain) || BELOW_ZERO.test(plain))) return 0;
  const digits = NUMBER.exec(plain)?.[1];
  const count = Count.safeParse(digits === undefined ? readKanji(plain) : Number(digits));
  return count.success ? count.data : 'unreadable';
};

const isDash = (text: string): boolean => DASHES.test(text.normalize('NFKC').trim());

/** A class as it was typed in: its numbers, or that there is none, or nothing; or which of its cells cannot be read. */
export type TypedRow =
  | { kind: 'numbers'; numbers: Partial<Record<Figure, number>> }
  | { kind: 'no class' | 'nothing' }
  | { kind: 'unreadable'; figures: Figure[] };

/** Reads the cells of one class. */
export const readRow = (cells: readonly (readonly [Figure, string])[]): TypedRow => {
  const typed = cells.map(([figure, text]) => [figure, readTyped(text, figure)] as const);
  const unreadable = typed.filter(([, value]) => value === 'unreadable').map(([figure]) => figure);
  if (unreadable.length > 0) return { kind: 'unreadable', figures: unreadable };
  const numbers = typed.filter((pair): pair is readonly [Figure, number] => typeof pair[1] === 'number');
  const isAbsent = typed.some(([, value]) => value === 'no class') || cells.every(([, text]) => isDash(text));
  if (isAbsent && cells.length > 0 && numbers.every(([, count]) => count === 0)) return { kind: 'no class' };
  return numbers.length > 0 ? { kind: 'numbers', numbers: Object.fromEntries(numbers) } : { kind: 'nothing' };
};

/**
 * Reads a month as people type it (1, １月, 2027年1月, 2027-01). Without a year it is the next such month from `earliest` on,
 * and `earliest` itself needs no saying. `unreadable` for what is no month.
 */
export const readMonth = (text: string, earliest: YearMonth): YearMonth | undefined | 'unreadable' => {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (plain === '' || isDash(plain)) return undefined;
  const [, year, month] = /^(?:(20\d{2})[年/.-])?(0?[1-9]|1[0-2])月?(?:から|~)?$/.exec(plain) ?? [];
  if (month === undefined) return 'unreadable';
  const firstYear = Number(earliest.slice(0, 4));
  const wraps = Number(month) < Number(earliest.slice(5));
  const named = `${year ?? firstYear + (wraps ? 1 : 0)}-${month.padStart(2, '0')}`;
  return named <= earliest ? undefined : named;
};
