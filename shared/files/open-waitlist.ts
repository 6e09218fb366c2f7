import {
  type ColumnName,
  type Columns,
  headerScore,
  NEEDED,
  recogniseColumns,
} from '../domain/waitlist/import/columns.ts';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { decodeText, type TextEncoding } from './decode.ts';

export type OpenedWaitlist = { columns: Columns; rows: readonly CsvRecord[]; encoding: TextEncoding };

export type WaitlistRefusal =
  | { kind: 'bytes are no text' }
  | { kind: 'file is a spreadsheet' }
  | { kind: 'quotes do not end'; line: number }
  | { kind: 'no header found' }
  | { kind: 'columns are missing'; columns: readonly ColumnName[] };

/** How far below the top a header may stand, under titles and notes. */
const HEADER_WITHIN_LINES = 20;

/**
 * Opens a list of deferred children as core systems write it: CSV or TSV in UTF-8 or CP932, the header on any of the first
 * twenty lines. Empty lines are left out. Refuses a file without the columns that make it such a list, and names them.
 */
export const openWaitlist = (bytes: Uint8Array): Result<OpenedWaitlist, WaitlistRefusal> => {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const records = readCsv(decoded.value.text);
  if (!records.ok) return records;
  const scores = records.value.slice(0, HEADER_WITHIN_LINES).map(({ cells }) => headerScore(cells));
  const at = scores.indexOf(Math.max(0, ...scores));
  const header = records.value[at];
  if (!header || (scores[at] ?? 0) < 2) return refused({ kind: 'no header found' });
  const columns = recogniseColumns(header.cells);
  const missing = NEEDED.filter((name) => columns.at[name] === undefined);
  if (missing.length > 0) return refused({ kind: 'columns are missing', columns: missing });
  const rows = records.value.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return accepted({ columns, rows, encoding: decoded.value.encoding });
};
