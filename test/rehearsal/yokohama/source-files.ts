import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row = Record<string, string>;

const rowsOf = async (folder: string, file: string): Promise<Row[]> =>
  parse(await readFile(path.join(folder, file)), { columns: true, bom: true });

/** What the city itself published, read here without the product's own reader: facilities, and figures by month. */
export const readSource = async (folder: string): Promise<{ facilities: Row[]; figures: Row[] }> => ({
  facilities: await rowsOf(folder, 'yokohama-facilities.csv'),
  figures: await rowsOf(folder, 'yokohama-vacancy-fy2025.csv'),
});

/** The titles of the three published files; the source's columns begin with the same words. */
export const TITLES = ['受入可能数', '入所待ち人数', '入所児童数'] as const;
export type Title = (typeof TITLES)[number];

export const cellOf = (row: Row, title: Title, age: number): string => row[`${title}_${age}歳児`] ?? '';
