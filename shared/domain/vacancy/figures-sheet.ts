import { AGE_CLASSES, type AgeClass } from '../calendar/age-class.ts';
import { type FiscalYear, fiscalYearOf } from '../calendar/fiscal-year.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { readText, saysNothing } from '../facility/import/cell.ts';
import { readFigure } from '../facility/import/read-number.ts';
import { readDateCell } from '../facility/import/read-word.ts';
import { recogniseColumns } from '../facility/import/recognise-columns.ts';
import { type ClassCell, type Remark, RowReader } from '../facility/import/row-reader.ts';
import type { Sheet, SheetRow } from '../facility/import/sheet.ts';
import { type ClassFigures, FIGURES, type Figure, type VacancyFigures } from './schema.ts';

/** The figures of one facility on one day as files give them; the facility is named by its 施設番号. */
export type PublishedFigures = {
  externalNumber: string;
  name?: string;
  fiscalYear: FiscalYear;
  asOf: LocalDate;
  classes: VacancyFigures['classes'];
};

/** What files of figures say, and what of them was not understood. */
export type UnderstoodFigures = {
  figures: readonly PublishedFigures[];
  notUnderstood: readonly (Remark & { line: number })[];
};

/** A file with what it is about. `figure` and `asOf` are for files whose columns do not say (０歳児 …, no 更新日). */
export type FiguresSheet = { sheet: Sheet; figure?: Figure; asOf?: LocalDate };

const TITLES: readonly (readonly [RegExp, Figure])[] = [
  [/入所待ち|待機|申込/, 'waiting'],
  [/受入可能|空き|募集|欠員/, 'vacancy'],
  [/入所児童|在籍|在園|現員/, 'enrolled'],
  [/定員/, 'capacity'],
];

/** What a file is about by its title or name (0929_入所待ち人数_….csv); undefined where it does not say. */
export const figureNamed = (title: string): Figure | undefined =>
  TITLES.find(([words]) => words.test(title))?.[1];

type Cell = { figure: Figure; ageClass: AgeClass; count?: number };
type ReadRow = {
  key: string;
  externalNumber: string;
  name?: string | undefined;
  asOf: LocalDate;
  cells: readonly Cell[];
};

const isFigure = (figure: ClassCell['figure']): figure is Figure => FIGURES.some((each) => each === figure);

const cellsOf = (row: RowReader, figure: Figure | undefined): Cell[] =>
  row.classCells.flatMap((cell): Cell[] => {
    const about = isFigure(cell.figure) ? cell.figure : cell.figure === 'any' ? figure : undefined;
    if (about === undefined || cell.ageClass === undefined) return [];
    const reading = readFigure(cell.text);
    if (reading.kind === 'not understood')
      row.notUnderstood.push({ column: cell.column, text: cell.text, reason: reading.reason });
    return reading.kind === 'not understood'
      ? []
      : [
          {
            figure: about,
            ageClass: cell.ageClass,
            ...(reading.kind === 'value' ? { count: reading.value } : {}),
          },
        ];
  });

/** Rows without a number or a day (totals, notes) are no figures and are passed over. */
const readRow = (row: RowReader, { figure, asOf }: FiguresSheet): ReadRow | undefined => {
  const externalNumber = row.read('externalNumber', readText(40));
  const day = row.read('asOf', readDateCell) ?? asOf;
  if (externalNumber === undefined || day === undefined) return undefined;
  const name = row.read('name', readText(200));
  return { key: `${externalNumber}|${day}`, externalNumber, name, asOf: day, cells: cellsOf(row, figure) };
};

/**
 * A class exists where any of its figures is a number; it does not where every file leaves it empty (横浜市). An empty
 * cell beside a number is a figure that was not published: not answered.
 */
const classFrom = (cells: readonly Cell[]): ClassFigures => {
  if (cells.length === 0) return { exists: 'unknown' };
  const numbers = cells.filter(({ count }) => count !== undefined);
  if (numbers.length === 0) return { exists: false };
  return { exists: true, ...Object.fromEntries(numbers.map(({ figure, count }) => [figure, count])) };
};

const classesFrom = (cells: readonly Cell[]): VacancyFigures['classes'] => {
  const [c0, c1, c2, c3, c4, c5] = AGE_CLASSES.map((ageClass) =>
    classFrom(cells.filter((cell) => cell.ageClass === ageClass)),
  );
  const unknown: ClassFigures = { exists: 'unknown' };
  return [c0 ?? unknown, c1 ?? unknown, c2 ?? unknown, c3 ?? unknown, c4 ?? unknown, c5 ?? unknown];
};

const merged = (rows: readonly ReadRow[]): PublishedFigures[] => {
  const byKey = new Map<string, { first: ReadRow; cells: Cell[] }>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (known) known.cells.push(...row.cells);
    else byKey.set(row.key, { first: row, cells: [...row.cells] });
  }
  return [...byKey.values()].map(({ first: { externalNumber, name, asOf }, cells }) => ({
    externalNumber,
    ...(name === undefined ? {} : { name }),
    fiscalYear: fiscalYearOf(asOf),
    asOf,
    classes: classesFrom(cells),
  }));
};

const saysSomething = ({ cells }: SheetRow): boolean => cells.some((text) => !saysNothing(text));

/**
 * The figures in one or several files of the same day or of many: 横浜市's three monthly files (one figure each, joined
 * by 施設番号), or one wide file with 受入可能数_0歳児 and its like.
 */
export const figuresIn = (files: readonly FiguresSheet[]): UnderstoodFigures => {
  const notUnderstood: (Remark & { line: number })[] = [];
  const rows = files.flatMap((file) => {
    const meanings = recogniseColumns(file.sheet.columns);
    return file.sheet.rows.filter(saysSomething).flatMap((sheetRow) => {
      const row = new RowReader(file.sheet.columns, meanings, sheetRow);
      const read = readRow(row, file);
      notUnderstood.push(...row.notUnderstood.map((remark) => ({ ...remark, line: sheetRow.line })));
      return read ? [read] : [];
    });
  });
  return { figures: merged(rows), notUnderstood };
};
