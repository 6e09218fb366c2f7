import { OpeningDay } from '../opening-hours.ts';
import { type CellReading, cellValue, notUnderstood, readingOf } from './cell.ts';

const LETTERS = '月火水木金土日祝';
const DAYS = OpeningDay.options;

const dayOf = (letter: string): OpeningDay | undefined => DAYS[LETTERS.indexOf(letter)];

const plain = (text: string): string =>
  text
    .replace(/曜日?/g, '')
    .replace(/祝(?:祭)?日/g, '祝')
    .replace(/平日/g, '月火水木金')
    .replace(/土日祝/g, '土日祝')
    .replace(/^毎日$|^年中無休$|^全日$|^無休$/, '月火水木金土日祝')
    .replace(/休日/g, '日祝')
    .replace(/[\s、,・/;.及びと]+/g, '');

/** 月~金 → 月火水木金, wherever it stands in a text. */
export const spanned = (text: string): string =>
  text.replace(/([月火水木金土日])[~〜～\-–—―ー]+([月火水木金土日祝])/g, (_, from: string, until: string) =>
    LETTERS.slice(LETTERS.indexOf(from), LETTERS.indexOf(until) + 1),
  );

const CLOSED = /[(（]?([月火水木金土日祝年末始]+)(?:は|を|も)?(?:除く|休み|休園|休業|休)[)）]?/g;
const ABOUT_YEAR_END = /[(（]?年末年始[^)）]*[)）]?/g;

/** The days in a text of letters only; undefined where anything else stands in it. */
export const daysIn = (text: string): OpeningDay[] | undefined => {
  const bare = plain(text.replace(ABOUT_YEAR_END, ''));
  const closed = [...bare.matchAll(CLOSED)].flatMap(([, letters = '']) => [...letters]);
  const open = [...spanned(bare.replace(CLOSED, '').replace(/[()（）]/g, ''))];
  if (open.length === 0 || open.some((letter) => !LETTERS.includes(letter))) return undefined;
  const days = open.filter((letter) => !closed.includes(letter)).map(dayOf);
  const known = DAYS.filter((day) => days.includes(day));
  return known.length > 0 ? known : undefined;
};

/** The days of the week on which a facility opens (利用可能曜日): 月火水木金土, 月～土, 平日, 月曜日から金曜日（祝日を除く）. */
export const readDays = readingOf<OpeningDay[]>((tidy): CellReading<OpeningDay[]> => {
  const days = daysIn(tidy.replaceAll('から', '~').replaceAll('まで', ''));
  return days ? cellValue(days) : notUnderstood('daysNotUnderstood');
});
