import { AgeClass } from '../../calendar/age-class.ts';
import type { AcceptedAges, AcceptedFrom, AcceptedUntil } from '../accepted-ages.ts';
import { type CellReading, cellValue, notUnderstood, readingOf } from './cell.ts';
import { plainAge, readFromEnd, readUntilEnd } from './read-age-ends.ts';
import { type ImportReason, reason } from './reasons.ts';

const BRACKETS = /[([【][^)\]】]*[)\]】]?/g;
const SCHOOL_IN_BRACKETS = /[([]?(?:小学校)?就学前?(?:まで|児)?[)\]]?$/;

const withoutBrackets = (text: string): { bare: string; doubt?: ImportReason } => {
  const bare = text.replace(BRACKETS, '').replace(/※.*$/, '');
  return bare === text ? { bare } : { bare, doubt: reason('remarkLeftOut', { kept: bare }) };
};

/** A column that holds only lower ends (AgeS, 開始年齢). */
export const readAgeFrom = readingOf<AcceptedFrom>((tidy): CellReading<AcceptedFrom> => {
  const text = plainAge(tidy);
  const whole = readFromEnd(text);
  if (whole) return cellValue(whole);
  if (/^[0-6]$/.test(text))
    return cellValue({ unit: 'years', count: Number(text) }, reason('ageUnitMissing'));
  const { bare, doubt } = withoutBrackets(text);
  const outside = readFromEnd(bare);
  return outside ? cellValue(outside, doubt) : notUnderstood('ageNotUnderstood');
});

/** A column that holds only upper ends (AgeE, 終了年齢). */
export const readAgeUntil = readingOf<AcceptedUntil>((tidy): CellReading<AcceptedUntil> => {
  const text = plainAge(tidy);
  const whole = readUntilEnd(text);
  if (whole) return cellValue(whole);
  if (/^[0-6]$/.test(text))
    return cellValue({ unit: 'years', count: Number(text) }, reason('ageUnitMissing'));
  const { bare, doubt } = withoutBrackets(text);
  const outside = readUntilEnd(bare);
  return outside ? cellValue(outside, doubt) : notUnderstood('ageNotUnderstood');
});

/** `3~5歳` leaves out a unit that its other end has. */
const withUnitOf = (end: string, other: string): string => {
  const unit = /(?:歳児?(?:クラス)?|か月)/.exec(other)?.[0];
  return /^満?\d{1,2}$/.test(end) && unit ? `${end}${unit}` : end;
};

const rangeOf = (text: string): readonly [string, string] | undefined => {
  const parts =
    /^(.*?[\d歳月日児明けあけ後年少中長クラス組週目満)])(?:から|より|以上|以降|[~〜～―ー–—-])+(.+)$/.exec(
      text,
    );
  return parts?.[1] && parts[2] ? [parts[1], parts[2]] : undefined;
};

const listOf = (text: string): AcceptedAges | undefined => {
  if (!/^[0-5](?:歳児?)?(?:[、,・/][0-5](?:歳児?(?:クラス)?)?)+$/.test(text)) return undefined;
  const classes = [...text.matchAll(/[0-5]/g)].map(([digit]) => Number(digit));
  return {
    from: { unit: 'class', ageClass: AgeClass.parse(Math.min(...classes)) },
    until: { unit: 'class', ageClass: AgeClass.parse(Math.max(...classes)) },
  };
};

const agesIn = (text: string): CellReading<AcceptedAges> | undefined => {
  const list = listOf(text);
  if (list) return cellValue(list);
  const range = rangeOf(text.replace(/^対象:?/, ''));
  if (range) {
    const [left, right] = [withUnitOf(...range), withUnitOf(range[1], range[0])];
    const from = readFromEnd(/^[0-6]$/.test(left) ? `${left}歳` : left);
    const until = readUntilEnd(/^[0-6]$/.test(right) ? `${right}歳` : right);
    if (from && until) return checked({ from, until }, /^[0-6]$/.test(left) && /^[0-6]$/.test(right));
  }
  const opensUpward = /(?:から|より|以上|以降|[~〜～―ー-])$/.test(text);
  const until =
    /^[~〜～―ー-]|まで$|以下$|未満$|^未就学|^就学前/.test(text) && !opensUpward
      ? readUntilEnd(text)
      : undefined;
  if (until) return cellValue({ until });
  const from = readFromEnd(text);
  if (!from) return undefined;
  return cellValue({ from }, opensUpward ? undefined : reason('ageUpperEndMissing'));
};

const yearsOf = (end: AcceptedFrom | AcceptedUntil): number => {
  if (end.unit === 'class') return end.ageClass;
  if (end.unit === 'until school' || end.unit === 'beyond school') return 6;
  if (end.unit === 'days') return end.count / 365;
  return end.unit === 'months' ? end.count / 12 : end.count;
};

const checked = (ages: Required<AcceptedAges>, unitMissing: boolean): CellReading<AcceptedAges> => {
  if (yearsOf(ages.from) > yearsOf(ages.until)) return notUnderstood('ageEndsBeforeItStarts');
  return cellValue(ages, unitMissing ? reason('ageUnitMissing') : undefined);
};

/** A column that holds both ends (受入年齢): `０歳～５歳`, `生後57日から就学前まで`, `3～5歳`, `0・1・2歳児`, `全年齢` is not understood. */
export const readAges = readingOf<AcceptedAges>((tidy): CellReading<AcceptedAges> => {
  const text = plainAge(tidy);
  const whole = agesIn(text);
  if (whole) return whole;
  const school = agesIn(text.replace(SCHOOL_IN_BRACKETS, ''));
  if (school) return school;
  const { bare, doubt } = withoutBrackets(text);
  const outside = agesIn(bare);
  if (!outside) return notUnderstood('ageNotUnderstood');
  return outside.kind === 'value' && doubt ? cellValue(outside.value, doubt) : outside;
});
