import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { accepted, type Result, refused } from '../runtime/result.ts';

/** A record of a delimited file with the line on which it ends. */
export type CsvRecord = { line: number; cells: readonly string[] };

/** What csv-parse gives with `info`. */
const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

const DELIMITERS = ['\t', ',', ';'] as const;

/** The delimiter that the first lines use most. */
const delimiterOf = (text: string): string => {
  const head = text.split(/\r?\n/, 20).join('\n');
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** A cell that begins like a formula is written with an apostrophe before it, which spreadsheets do not show. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** The cell as it may safely be opened in a spreadsheet. */
export const safeCell = (text: string): string =>
  (FORMULA.test(text) && !PLAIN_NUMBER.test(text)) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;

/** The cell as it was before `safeCell`. */
export const bareCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/**
 * Splits a CSV or TSV text into records: any delimiter of the usual three, any line ends (a line break inside a cell
 * becomes a plain one), quotes over several lines, rows of different length. Refuses a text whose quotes do not end, with the line.
 */
export const readCsv = (
  text: string,
): Result<readonly CsvRecord[], { kind: 'quotes do not end'; line: number }> => {
  try {
    const parsed: unknown = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return accepted(
      Records.parse(parsed).map(({ record, info }) => ({ line: info.lines, cells: record.map(bareCell) })),
    );
  } catch (error) {
    const line =
      error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? error.lines : 0;
    return refused({ kind: 'quotes do not end', line });
  }
};

/** A CSV text with CRLF line ends and safe cells; with a byte-order mark, by which Excel knows UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[], { bom = true } = {}): string =>
  stringify(
    rows.map((cells) => cells.map(safeCell)),
    { bom, record_delimiter: '\r\n' },
  );
