import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  AGES,
  type CityMonth,
  type FacilityMonth,
  FIGURE_FILES,
  NO_CELLS,
  type Title,
} from './city-months.ts';
import { dayIn, figureIn, numberIn } from './read-cells.ts';
import { type Listed, UNKNOWN_WARD } from './read-directory.ts';
import { columnIfAny, columnOf, FileRefused, readTable, type Table, tidy } from './read-table.ts';

/** Months in order, and facilities that stand in no list: they are played under their number. */
export type ReadMonths = { months: CityMonth[]; unlisted: string[] };

/**
 * Reads what a city published: one long file (受入可能数_0歳児 …), the three files of one shape (０歳児 …, the figure in the
 * file's name or before it: `受入可能数=FILE`), or folders and lists of these, parted by commas. @throws FileRefused
 */
export const readFigures = async (
  named: string,
  directory: ReadonlyMap<string, Listed>,
): Promise<ReadMonths> => {
  const reading: Reading = { months: new Map(), directory, unlisted: new Set(), seen: new Map() };
  for (const source of await sourcesIn(named)) readInto(reading, await readTable(source.file), source.title);
  const months = [...reading.months].sort(([one], [other]) => (one < other ? -1 : 1));
  if (months.length === 0) throw new FileRefused(named, {}, 'has no row of figures');
  return {
    months: months.map(([asOf, facilities]) => ({ asOf, facilities })),
    unlisted: [...reading.unlisted].sort(),
  };
};

type Source = { file: string; title: Title | undefined };
type Reading = {
  months: Map<string, Map<string, FacilityMonth>>;
  directory: ReadonlyMap<string, Listed>;
  unlisted: Set<string>;
  /** Where a facility's figure of a month was read. */
  seen: Map<string, string>;
};

const titleIn = (text: string): Title | undefined =>
  FIGURE_FILES.find(({ title, figure }) => text.includes(title) || text.includes(figure))?.title;

const sourcesIn = async (named: string): Promise<Source[]> => {
  const sources: Source[] = [];
  for (const part of named.split(',').filter(Boolean)) {
    const [, before, file = part] = /^([^=/]+)=(.+)$/.exec(part) ?? [];
    const inside = (await isFolder(file))
      ? (await readdir(file)).filter((name) => name.endsWith('.csv')).sort()
      : undefined;
    for (const one of inside ? inside.map((name) => path.join(file, name)) : [file])
      sources.push({ file: one, title: titleIn(before ?? path.basename(one).normalize('NFC')) });
  }
  return sources;
};

const isFolder = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );

type Column = { title: Title; age: number; column: string };

/** Which column holds which figure of which class. */
const figureColumns = (table: Table, title: Title | undefined): Column[] => {
  const named = FIGURE_FILES.flatMap((figure) =>
    AGES.flatMap((age): Column[] => {
      const column = columnIfAny(
        table,
        `${figure.title}_${age}歳児`,
        `${figure.title}_${age}歳`,
        `${figure.title}${age}歳児`,
      );
      return column === undefined ? [] : [{ title: figure.title, age, column }];
    }),
  );
  if (named.length > 0) {
    const missing = FIGURE_FILES.flatMap((figure) => AGES.map((age) => `${figure.title}_${age}歳児`)).find(
      (_, index) =>
        !named.some(
          (one) => FIGURE_FILES.findIndex((f) => f.title === one.title) * AGES.length + one.age === index,
        ),
    );
    if (missing) throw new FileRefused(table.file, { row: 1, column: missing }, 'is missing');
    return named;
  }
  const ages = AGES.map((age) => ({ age, column: columnOf(table, `${age}歳児`, `${age}歳`) }));
  if (title === undefined)
    throw new FileRefused(
      table.file,
      {},
      `does not say which figure it holds: its name, or a word before it (受入可能数=FILE), must be one of ${FIGURE_FILES.map((one) => one.title).join(', ')}`,
    );
  return ages.map((one) => ({ title, ...one }));
};

const readInto = (reading: Reading, table: Table, title: Title | undefined): void => {
  const columns = figureColumns(table, title);
  const number = columnOf(table, '施設番号');
  const day = columnOf(table, '更新日');
  const name = columnIfAny(table, '施設・事業名', '施設名');
  const ward = columnIfAny(table, '施設所在区');
  for (const { row, cell } of table.rows) {
    if (
      cell(number) === '' &&
      /^(?:合計|総計|市計|計)/.test(tidy([name, ward].map((one) => one && cell(one)).join('')))
    )
      continue;
    const { file } = table;
    const own = numberIn(cell(number), { file, row, column: number });
    const asOf = dayIn(cell(day), { file, row, column: day });
    const stated = { name: name ? cell(name) : '', ward: ward ? cell(ward) : '' };
    const facility = facilityMonth(reading, { file, row, column: day }, asOf, { own, stated });
    for (const about of new Set(columns.map((column) => column.title))) {
      onlyOnce(reading, { file, row, column: number }, `${own} has two rows of ${about} on ${asOf}`);
      facility.cells[about] = columns
        .filter((one) => one.title === about)
        .map(({ column }) => figureIn(cell(column), { file, row, column }));
    }
  }
};

const onlyOnce = (
  { seen }: Reading,
  where: { file: string; row: number; column: string },
  what: string,
): void => {
  const before = seen.get(what);
  if (before) throw new FileRefused(where.file, where, `${what}, the other in ${before}`);
  seen.set(what, `${path.basename(where.file)}, row ${where.row}`);
};

const facilityMonth = (
  reading: Reading,
  where: { file: string; row: number; column: string },
  asOf: string,
  { own, stated }: { own: string; stated: Listed },
): FacilityMonth => {
  const { months, directory, unlisted } = reading;
  const other = [...months.keys()].find((day) => day !== asOf && day.slice(0, 7) === asOf.slice(0, 7));
  if (other)
    throw new FileRefused(where.file, where, `${asOf}, and ${other} elsewhere: two days of one month`);
  const month = months.get(asOf) ?? new Map<string, FacilityMonth>();
  months.set(asOf, month);
  const listed = directory.get(own);
  if (!listed && stated.name === '') unlisted.add(own);
  const known = month.get(own) ?? {
    number: own,
    name: stated.name || listed?.name || own,
    ward: stated.ward || listed?.ward || UNKNOWN_WARD,
    cells: { 受入可能数: NO_CELLS, 入所待ち人数: NO_CELLS, 入所児童数: NO_CELLS },
  };
  month.set(own, known);
  return known;
};
