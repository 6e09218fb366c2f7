import { AGE_CLASSES } from '../calendar/age-class.ts';
import type { PublishedFigures } from './figures-sheet.ts';
import type { Figure } from './schema.ts';

/** The columns of 横浜市's monthly files (保育所等の入所状況), the same for each of the three figures. */
export const MONTHLY_COLUMNS = [
  '施設所在区',
  '標準地域コード',
  '施設・事業名',
  '施設番号',
  '０歳児',
  '１歳児',
  '２歳児',
  '３歳児',
  '４歳児',
  '５歳児',
  '合計',
  '更新日',
] as const;

/** The three figures with what their files are called, in the order in which they are published. */
export const MONTHLY_FILES = [
  { figure: 'vacancy', title: '受入可能数' },
  { figure: 'waiting', title: '入所待ち人数' },
  { figure: 'enrolled', title: '入所児童数' },
] as const satisfies readonly { figure: Figure; title: string }[];

/** What the layout says of a facility beside its figures. `areaCode` is 標準地域コード, five digits. */
export type MonthlyFacility = { name: string; ward: string; areaCode: string };

const countOf = (figures: PublishedFigures, figure: Figure, index: number): number | undefined => {
  const own = figures.classes[index];
  return own?.exists === true ? own[figure] : undefined;
};

const text = (count: number | undefined): string => (count === undefined ? '' : String(count));

/**
 * The rows of one monthly file, header first. A class that does not exist is an empty cell, and so is a figure that
 * was not answered: the layout has no word for it. 合計 adds what is there and is empty where nothing is.
 * With `signOf` the cells hold the signs of a scale, and there is no 合計: signs do not add up.
 */
export const monthlyRows = (
  all: readonly PublishedFigures[],
  figure: Figure,
  facilityOf: (externalNumber: string) => MonthlyFacility,
  signOf?: (count: number) => string,
): readonly (readonly string[])[] => [
  MONTHLY_COLUMNS,
  ...all.map((figures) => {
    const { ward, areaCode, name } = facilityOf(figures.externalNumber);
    const counts = AGE_CLASSES.map((ageClass) => countOf(figures, figure, ageClass));
    const answered = counts.filter((count) => count !== undefined);
    const total =
      answered.length > 0 && !signOf ? answered.reduce((sum, count) => sum + count, 0) : undefined;
    const cells = counts.map((count) => (signOf && count !== undefined ? signOf(count) : text(count)));
    return [ward, areaCode, name, figures.externalNumber, ...cells, text(total), figures.asOf];
  }),
];
