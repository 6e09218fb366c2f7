import { parse } from 'csv-parse/sync';
import type { ReaderConfig } from '../language/definition.ts';
import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';

/** A file that holds no items in the format its reader expects. */
export class UnreadableItems extends Error {
  override readonly name = 'UnreadableItems';
}

/** The items in a file, in the format that the reader's configuration names. */
export const itemsInText = (text: string, config: ReaderConfig): Json[] => {
  if (config.InputType === 'CSV') return csvItems(text, config);
  if (config.InputType === 'JSONL') return lines(text).map(readJson);
  const value = atPointer(readJson(text), config.ItemsPointer);
  if (!Array.isArray(value)) throw new UnreadableItems('Attempting to map over non-iterable node.');
  return value;
};

const readJson = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch (reason) {
    throw new UnreadableItems(reason instanceof Error ? reason.message : String(reason));
  }
};

const lines = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');

const DELIMITERS: Record<NonNullable<ReaderConfig['CSVDelimiter']>, string> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/** Rows under their headers: a short row is filled up with empty text, what goes beyond the headers is left out. */
const csvItems = (text: string, config: ReaderConfig): JsonObject[] => {
  const delimiter = DELIMITERS[config.CSVDelimiter ?? 'COMMA'];
  const rows = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true });
  const headers = config.CSVHeaderLocation === 'GIVEN' ? (config.CSVHeaders ?? []) : (rows.shift() ?? []);
  if (new Set(headers).size < headers.length)
    throw new UnreadableItems('CSV headers cannot contain duplicates.');
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
};

/** Follows a JSON Pointer (RFC 6901) to the list in a file that holds more than that. */
const atPointer = (value: Json, pointer: string | undefined): Json | undefined => {
  const steps = (pointer ?? '').split('/').slice(1);
  return steps.reduce<Json | undefined>((at, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) return at[Number(name)];
    return isJsonObject(at) ? at[name] : undefined;
  }, value);
};
