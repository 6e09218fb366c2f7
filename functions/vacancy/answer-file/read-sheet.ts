import { type CsvRecord, readCsv } from '../../../shared/files/csv.ts';
import { decodeText } from '../../../shared/files/decode.ts';
import { readWorkbook } from '../../../shared/files/workbook.ts';
import { accepted, type Result, refused } from '../../../shared/runtime/result.ts';
import { columnKey, NUMBER_COLUMN, REFERENCE_COLUMN } from './columns.ts';

/** A sheet of two hundred facilities has some forty kilobytes. */
export const MOST_BYTES = 500_000;
export const MOST_ROWS = 400;
const HEADER_WITHIN_LINES = 20;

/** A row of a sent sheet: each cell under its column's key. */
export type SheetRow = { line: number; cells: ReadonlyMap<string, string> };

export type SheetRefusal = {
  kind:
    | 'file is too big'
    | 'too many rows'
    | 'unreadable'
    | 'workbook is too big'
    | 'no facility column'
    | 'a column stands twice';
};

/** Reads a corporation's CSV (UTF-8, UTF-16, CP932) or XLSX. Columns are known by name, in any order. */
export const readAnswerSheet = async (
  bytes: Uint8Array,
): Promise<Result<readonly SheetRow[], SheetRefusal>> => {
  if (bytes.length > MOST_BYTES) return refused({ kind: 'file is too big' });
  const records = await recordsIn(bytes);
  return records.ok ? rowsUnderHeader(records.value) : records;
};

const recordsIn = async (bytes: Uint8Array): Promise<Result<readonly CsvRecord[], SheetRefusal>> => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) {
    const book = await readWorkbook(bytes);
    if (book.ok) return book;
    return refused({ kind: book.refusal.kind === 'workbook is too big' ? book.refusal.kind : 'unreadable' });
  }
  const decoded = decodeText(bytes);
  const records = decoded.ok ? readCsv(decoded.value.text) : decoded;
  return records.ok ? records : refused({ kind: 'unreadable' });
};

const rowsUnderHeader = (records: readonly CsvRecord[]): Result<readonly SheetRow[], SheetRefusal> => {
  const named = new Set([NUMBER_COLUMN, REFERENCE_COLUMN].map(columnKey));
  const at = records
    .slice(0, HEADER_WITHIN_LINES)
    .findIndex(({ cells }) => cells.some((cell) => named.has(columnKey(cell))));
  const header = records[at]?.cells.map(columnKey);
  if (!header) return refused({ kind: 'no facility column' });
  const known = header.filter((name) => name !== '');
  if (new Set(known).size !== known.length) return refused({ kind: 'a column stands twice' });
  const filled = records.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length > MOST_ROWS) return refused({ kind: 'too many rows' });
  return accepted(
    filled.map(({ line, cells }) => ({
      line,
      cells: new Map(header.map((name, index) => [name, cells[index]?.trim() ?? ''])),
    })),
  );
};
