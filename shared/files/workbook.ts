import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { accepted, type Result, refused } from '../runtime/result.ts';
import type { CsvRecord } from './csv.ts';

/** What a workbook may hold unpacked: a small file can be packed from gigabytes. */
const MOST_UNPACKED_BYTES = 20_000_000;

/** A workbook's first sheet (XLSX) as records, numbers and dates as texts. Formulas count with the value that was saved. */
export const readWorkbook = async (
  bytes: Uint8Array,
): Promise<
  Result<readonly CsvRecord[], { kind: 'workbook is broken' } | { kind: 'workbook is too big' }>
> => {
  const unpacked = unpackedBytes(bytes);
  if (unpacked === undefined) return refused({ kind: 'workbook is broken' });
  if (unpacked > MOST_UNPACKED_BYTES) return refused({ kind: 'workbook is too big' });
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return accepted(
      rows.map((cells, index) => ({
        line: index + 1,
        cells: cells.map((cell) => (cell === null ? '' : String(cell))),
      })),
    );
  } catch {
    return refused({ kind: 'workbook is broken' });
  }
};

/** A workbook of one sheet. Every cell is a text, so that none is a formula and 施設番号 keeps its zeros. */
export const writeWorkbook = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((cells) => cells.map((value) => (value === '' ? null : { value, type: String, format: '@' }))),
    { stickyRowsCount: 1 },
  ).toBuffer();

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Bytes that a ZIP says it holds, from its central directory; nothing for what is none. Source: PKWARE APPNOTE 4.3.12
 * and 4.3.16.
 */
const unpackedBytes = (bytes: Uint8Array): number | undefined => {
  const zip = Buffer.from(bytes);
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) return undefined;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let sum = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined;
    sum += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
};
