import { identityOf } from './identity.ts';
import { type Layout, layoutOf } from './layout.ts';
import { reason } from './reasons.ts';
import { type ColumnMeaning, recogniseColumns } from './recognise-columns.ts';
import { type ImportSettings, plainSettings } from './settings.ts';
import type { Sheet } from './sheet.ts';
import { type UnderstoodRow, understandRow } from './understand-row.ts';

/** Rows of one file that describe the same facility, by the lines they stand on. */
export type Repetition = { identity: string; lines: readonly number[] };

/**
 * What a file says and what of it was not understood: each column's meaning, the columns nobody knows (once, with an
 * example), every row, and the rows that repeat another.
 */
export type UnderstoodFile = {
  layout: Layout;
  columns: readonly { column: string; meaning: ColumnMeaning }[];
  unknownColumns: readonly { column: string; example: string }[];
  rows: readonly UnderstoodRow[];
  repetitions: readonly Repetition[];
  counts: { good: number; doubtful: number; refused: number };
};

/** 横浜市 publishes these files for 保育所等 and gives no type in them. */
const TYPE_OF_LAYOUT: Partial<Record<Layout, string>> = {
  'Yokohama, facilities': 'nursery-or-alike',
  'Yokohama, monthly figures': 'nursery-or-alike',
};

const repetitionsIn = (rows: readonly UnderstoodRow[]): Repetition[] => {
  const lines = new Map<string, number[]>();
  for (const { facts, line } of rows) {
    if (facts) lines.set(identityOf(facts), [...(lines.get(identityOf(facts)) ?? []), line]);
  }
  return [...lines].filter(([, at]) => at.length > 1).map(([identity, at]) => ({ identity, lines: at }));
};

/** The first row of a repetition stays as it is; each later one becomes doubtful and names the first. */
const withRepetitions = (
  rows: readonly UnderstoodRow[],
  repetitions: readonly Repetition[],
): UnderstoodRow[] => {
  const first = new Map(
    repetitions.flatMap(({ lines }) => lines.slice(1).map((line) => [line, lines[0] ?? 0] as const)),
  );
  return rows.map((row) => {
    const line = first.get(row.line);
    if (line === undefined) return row;
    const doubt = { column: '', text: row.facts?.name ?? '', reason: reason('rowRepeated', { line }) };
    return { ...row, kind: 'doubtful', doubts: [...row.doubts, doubt] };
  });
};

const unknownIn = ({ columns, rows }: Sheet, meanings: readonly ColumnMeaning[]) =>
  columns.flatMap((column, index) => {
    if (meanings[index]?.kind !== 'unknown' || column.trim() === '') return [];
    const example = rows.map(({ cells }) => cells[index] ?? '').find((text) => text.trim() !== '') ?? '';
    return [{ column, example }];
  });

/**
 * Understands a file of facilities by the names of its columns, whatever their order and however many are missing or
 * added. Nothing is guessed silently: what is not understood is listed with its column, text and reason.
 */
export const understand = (sheet: Sheet, settings: ImportSettings = plainSettings): UnderstoodFile => {
  const meanings = recogniseColumns(sheet.columns);
  const layout = layoutOf(sheet.columns, meanings);
  const known = { ...settings, typeOfFile: settings.typeOfFile ?? TYPE_OF_LAYOUT[layout] };
  const said = sheet.rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const understood = said.map((row) => understandRow(sheet, meanings, row, known));
  const repetitions = repetitionsIn(understood);
  const rows = withRepetitions(understood, repetitions);
  const count = (kind: UnderstoodRow['kind']): number => rows.filter((row) => row.kind === kind).length;
  return {
    layout,
    columns: sheet.columns.map((column, index) => ({
      column,
      meaning: meanings[index] ?? { kind: 'unknown' },
    })),
    unknownColumns: unknownIn(sheet, meanings),
    rows,
    repetitions,
    counts: { good: count('good'), doubtful: count('doubtful'), refused: count('refused') },
  };
};
