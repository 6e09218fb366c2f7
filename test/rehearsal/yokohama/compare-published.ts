import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CityAtPlay } from './city-at-play.ts';
import { type CityMonth, FIGURE_FILES } from './city-months.ts';
import { onFreshConnection } from './fresh-connection.ts';

const COLUMNS = ['０歳児', '１歳児', '２歳児', '３歳児', '４歳児', '５歳児'] as const;
const Rows = z.array(z.record(z.string(), z.string()));
type Published = z.infer<typeof Rows>;

export type Comparison = { cells: number; differences: string[] };

/** The three files as everybody can fetch them now. @throws where one is not published. */
const published = async ({ twin }: CityAtPlay, figure: string): Promise<Published> => {
  const answer = await onFreshConnection(() => fetch(`${twin.origin}/api/v1/vacancies/${figure}.csv`));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${figure}.csv is not published: ${answer.status} ${text}`);
  return Rows.parse(parse(text, { columns: true, bom: true }));
};

/** What is published now, cell by cell beside what the city published: no row less, none more. */
export const comparePublished = async (play: CityAtPlay, month: CityMonth): Promise<Comparison> => {
  const differences: string[] = [];
  let cells = 0;
  for (const { title, figure } of FIGURE_FILES) {
    const rows = await published(play, figure);
    const ours = new Map(rows.map((row) => [row.施設番号 ?? '', row]));
    if (ours.size < rows.length) differences.push(`${title}: a facility stands there twice`);
    for (const number of ours.keys()) {
      if (!month.facilities.has(number))
        differences.push(`${title} ${number}: published, and the city does not list it`);
    }
    for (const theirs of month.facilities.values()) {
      for (const [column, text] of cellsOf(theirs.cells[title], { ...theirs, asOf: month.asOf })) {
        cells += 1;
        const own = ours.get(theirs.number)?.[column];
        if (own !== text)
          differences.push(
            `${title} ${theirs.number} ${theirs.name} ${column}: ${say(own)} instead of ${say(text)}`,
          );
      }
    }
  }
  return { cells, differences };
};

const cellsOf = (
  counts: readonly string[],
  { name, ward, asOf }: { name: string; ward: string; asOf: string },
): [string, string][] => [
  ['施設所在区', ward],
  ['施設・事業名', name],
  ...COLUMNS.map((column, age): [string, string] => [column, counts[age] ?? '']),
  ['合計', totalOf(counts)],
  ['更新日', asOf],
];

/** The city's own sum of what is there; nothing where nothing is. */
const totalOf = (counts: readonly string[]): string =>
  counts.every((text) => text === '') ? '' : String(counts.reduce((sum, text) => sum + Number(text), 0));

const say = (text: string | undefined): string => (text === undefined ? 'nothing' : `"${text}"`);

/** On the first morning of a fiscal year last year's figures are published nowhere any more. */
export const publishedBeforeAnyAnswer = async (play: CityAtPlay): Promise<string[]> => {
  const files = await Promise.all(
    FIGURE_FILES.map(async ({ title, figure }) => ({ title, rows: await published(play, figure) })),
  );
  return files.flatMap(({ title, rows }) =>
    rows.map((row) => `${title} ${row.施設番号}: last year's figures are still published on 1 April`),
  );
};
