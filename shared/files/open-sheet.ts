import { z } from 'zod';
import { columnMeaning, headerScore } from '../domain/facility/import/recognise-columns.ts';
import { GEOMETRY_COLUMNS, type Sheet } from '../domain/facility/import/sheet.ts';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { decodeText, type TextEncoding } from './decode.ts';

export type OpenedSheet = { sheet: Sheet; encoding: TextEncoding; format: 'table' | 'geojson' };

export type OpenRefusal =
  | { kind: 'bytes are no text' }
  | { kind: 'file is a spreadsheet' }
  | { kind: 'quotes do not end'; line: number }
  | { kind: 'JSON is broken' }
  | { kind: 'JSON holds no features' }
  | { kind: 'no header found' };

const Feature = z.object({
  properties: z.record(z.string(), z.unknown()).nullable().default({}),
  geometry: z.object({ coordinates: z.array(z.unknown()).nullish() }).nullish(),
});
const FeatureCollection = z.object({ features: z.array(Feature) });

const cellText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** Sheets of a GeoJSON: a column for every property of any feature, and two for the point. */
const sheetOfFeatures = (features: z.infer<typeof FeatureCollection>['features']): Sheet => {
  const properties = [...new Set(features.flatMap((feature) => Object.keys(feature.properties ?? {})))];
  return {
    columns: [...properties, ...GEOMETRY_COLUMNS],
    titles: [],
    rows: features.map(({ properties: values, geometry }, index) => ({
      line: index + 1,
      cells: [
        ...properties.map((name) => cellText(values?.[name])),
        ...GEOMETRY_COLUMNS.map((_, place) => {
          const number = geometry?.coordinates?.[place];
          return typeof number === 'number' || typeof number === 'string' ? String(number) : '';
        }),
      ],
    })),
  };
};

const Records = z.array(z.record(z.string(), z.unknown())).min(1);
/** How deep a list of records may lie, as in the answers of open-data catalogues (result.records). */
const DEEPEST = 3;

const recordsIn = (json: unknown, depth = 0): z.infer<typeof Records> | undefined => {
  const records = Records.safeParse(json);
  if (records.success) return records.data;
  if (depth >= DEEPEST || typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return Object.values(json)
    .map((value) => recordsIn(value, depth + 1))
    .find((found) => found !== undefined);
};

const sheetOfJson = (text: string): Result<Sheet, OpenRefusal> => {
  try {
    const json: unknown = JSON.parse(text);
    const collection = FeatureCollection.safeParse(json);
    if (collection.success) return accepted(sheetOfFeatures(collection.data.features));
    const records = recordsIn(json);
    if (!records) return refused({ kind: 'JSON holds no features' });
    return accepted(sheetOfFeatures(records.map((properties) => ({ properties }))));
  } catch {
    return refused({ kind: 'JSON is broken' });
  }
};

/** How far below the top a header may stand, under titles and notes. */
const HEADER_WITHIN_LINES = 20;
/** A header names at least so many columns that we know. */
const FEWEST_KNOWN_COLUMNS = 2;

/**
 * A header of two lines, as merged cells of a spreadsheet leave it: 受入可能数 above ０歳児 … ５歳児. The lower line names
 * no facility and makes more columns known; undefined where the line is a record already.
 */
const columnsOfTwoLines = (
  upper: readonly string[],
  lower: readonly string[],
): readonly string[] | undefined => {
  const nameAt = upper.findIndex((header) => {
    const meaning = columnMeaning(header);
    return meaning.kind === 'field' && meaning.field === 'name';
  });
  if (lower[nameAt]?.trim() || lower.every((cell) => cell.trim() === '')) return undefined;
  let above = '';
  const columns = Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    above = upper[index]?.trim() || above;
    const below = lower[index]?.trim();
    if (!below) return upper[index] ?? '';
    const both = `${above}_${below}`;
    return columnMeaning(both).kind === 'unknown' ? below : both;
  });
  return headerScore(columns) > headerScore(upper) ? columns : undefined;
};

const sheetOfRecords = (records: readonly CsvRecord[]): Result<Sheet, OpenRefusal> => {
  const scores = records.slice(0, HEADER_WITHIN_LINES).map(({ cells }) => headerScore(cells));
  const best = Math.max(0, ...scores);
  const at = scores.indexOf(best);
  const header = records[at];
  if (!header || best < FEWEST_KNOWN_COLUMNS) return refused({ kind: 'no header found' });
  const below = records[at + 1];
  const columns = below && columnsOfTwoLines(header.cells, below.cells);
  return accepted({
    columns: columns ?? header.cells,
    rows: records.slice(at + (columns ? 2 : 1)),
    titles: records.slice(0, at).map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' ')),
  });
};

/**
 * Opens a file of facilities: bytes of a CSV, TSV, GeoJSON or a JSON list of records, in any encoding that
 * municipalities use, the header on any of the first twenty lines.
 */
export const openSheet = (bytes: Uint8Array): Result<OpenedSheet, OpenRefusal> => {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const isJson = /^\ufeff?\s*[[{]/.test(text);
  if (isJson) {
    const sheet = sheetOfJson(text.replace(/^\ufeff/, ''));
    return sheet.ok ? accepted({ sheet: sheet.value, encoding, format: 'geojson' }) : sheet;
  }
  const records = readCsv(text);
  if (!records.ok) return records;
  const sheet = sheetOfRecords(records.value);
  return sheet.ok ? accepted({ sheet: sheet.value, encoding, format: 'table' }) : sheet;
};
