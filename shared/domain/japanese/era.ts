import { Temporal } from 'temporal-polyfill';

/** The modern eras with the first day of each; the day before is the last of the era before it. */
export const ERAS = [
  { name: '令和', letter: 'R', sign: '㋿', firstDay: '2019-05-01' },
  { name: '平成', letter: 'H', sign: '㍻', firstDay: '1989-01-08' },
  { name: '昭和', letter: 'S', sign: '㍼', firstDay: '1926-12-25' },
  { name: '大正', letter: 'T', sign: '㍽', firstDay: '1912-07-30' },
  { name: '明治', letter: 'M', sign: '㍾', firstDay: '1868-10-23' },
] as const;
export type Era = (typeof ERAS)[number];

/** The era a text begins with, by name (令和), first kanji (令), letter (R, r) or sign (㋿). */
export const eraNamed = (word: string): Era | undefined =>
  ERAS.find(
    ({ name, letter, sign }) => [name, name[0], letter, sign].includes(word) || word.toUpperCase() === letter,
  );

/** The western year of a year of an era; the first year (元年) is 1. */
export const westernYear = (era: Era, year: number): number =>
  Temporal.PlainDate.from(era.firstDay).year + year - 1;

/** True when the date lies within the era: 平成31年5月1日 does not exist. */
export const isWithinEra = (era: Era, date: Temporal.PlainDate): boolean => {
  const next = ERAS[ERAS.indexOf(era) - 1];
  const begun = Temporal.PlainDate.compare(date, era.firstDay) >= 0;
  return begun && (!next || Temporal.PlainDate.compare(date, next.firstDay) < 0);
};

/** The date as municipalities write it: 令和8年4月1日; the first year is 元年. */
export const eraDate = (date: Temporal.PlainDate): string => {
  const era = ERAS.find((candidate) => Temporal.PlainDate.compare(date, candidate.firstDay) >= 0);
  if (!era) throw new RangeError(`no era known for ${date.toString()}`);
  const year = date.year - Temporal.PlainDate.from(era.firstDay).year + 1;
  return `${era.name}${year === 1 ? '元' : year}年${date.month}月${date.day}日`;
};
