import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { decodeText } from '../../../shared/files/decode.ts';

/** A file that cannot be played, with the row (the header is row 1) and the column that say why. */
export class FileRefused extends Error {
  constructor(file: string, where: { row?: number; column?: string }, why: string) {
    const at = [
      ...(where.row === undefined ? [] : [`row ${where.row}`]),
      ...(where.column === undefined ? [] : [`column ${where.column}`]),
    ];
    super(`${path.basename(file)}${at.map((part) => `, ${part}`).join('')}: ${why}`);
    this.name = 'FileRefused';
  }
}

/** A row with its cells by column; a column that the row does not reach is empty. */
export type TableRow = { row: number; cell: (column: string) => string };
export type Table = { file: string; columns: readonly string[]; rows: readonly TableRow[] };

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** Full-width letters and digits as plain ones, without blanks around. */
export const tidy = (text: string): string => text.normalize('NFKC').trim();

/**
 * Reads a CSV of the city without the product's own reader of figures: UTF-8 with or without a byte-order mark, or CP932; columns by
 * name, in any order. Rows that hold nothing are passed over. @throws FileRefused
 */
export const readTable = async (file: string): Promise<Table> => {
  const decoded = decodeText(await bytesOf(file));
  if (!decoded.ok) throw new FileRefused(file, {}, `cannot be read: ${decoded.refusal.kind}`);
  const [head, ...body] = recordsOf(file, decoded.value.text);
  const columns = (head?.record ?? []).map(tidy);
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice) throw new FileRefused(file, { row: 1, column: twice }, 'stands there twice');
  const rows = body.flatMap(({ record, info }) => {
    if (record.every((text) => text.trim() === '')) return [];
    if (record.slice(columns.length).some((text) => text.trim() !== ''))
      throw new FileRefused(
        file,
        { row: info.lines },
        `has ${record.length} cells for ${columns.length} columns`,
      );
    return [{ row: info.lines, cell: (column: string) => (record[columns.indexOf(column)] ?? '').trim() }];
  });
  return { file, columns, rows };
};

const bytesOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch {
    throw new FileRefused(file, {}, 'is not there');
  }
};

const recordsOf = (file: string, text: string) => {
  try {
    return Records.parse(parse(text, { bom: true, info: true, relax_column_count: true }));
  } catch (error) {
    throw new FileRefused(file, {}, error instanceof Error ? error.message : 'is no CSV');
  }
};

/** The column of the first of these names that the table has. @throws FileRefused where it has none. */
export const columnOf = ({ file, columns }: Table, ...names: readonly string[]): string => {
  const found = names.map(tidy).find((name) => columns.includes(name));
  if (found === undefined) throw new FileRefused(file, { row: 1, column: names[0] ?? '' }, 'is missing');
  return found;
};

export const columnIfAny = ({ columns }: Table, ...names: readonly string[]): string | undefined =>
  names.map(tidy).find((name) => columns.includes(name));
