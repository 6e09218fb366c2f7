import { notePlain } from '../../aws-port/wire-forms.ts';
import type { Item } from '../item.ts';
import { keyOf } from '../item.ts';
import { consumedCapacity, readUnits } from './capacity.ts';
import { holds } from './expressions/holds.ts';
import { keyQuestion } from './expressions/key-condition.ts';
import { Placeholders, type Placeholding } from './expressions/placeholders.ts';
import { projected, readProjection } from './expressions/projection.ts';
import { readCondition } from './expressions/read-condition.ts';
import { type MemoryIndex, type MemoryTable, shownBy } from './memory-table.ts';
import { invalid, unknownForm } from './refusals.ts';
import { itemBytes } from './sizes.ts';
import { compareRows, type Row } from './sorted-rows.ts';

/** What one page reads at most. Source: "Querying tables: pagination". Unit: bytes. */
const PAGE_BYTES = 1024 * 1024;

export type PageRequest = Placeholding & {
  TableName: string;
  IndexName?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ProjectionExpression?: string;
  Select?: string;
  Limit?: number;
  ExclusiveStartKey?: Item;
  ScanIndexForward?: boolean;
  ConsistentRead?: boolean;
  ReturnConsumedCapacity?: string;
};

/** `Query` and `Scan`: one page of the table or of an index, and where the next one begins. */
export const readPage = (table: MemoryTable, kind: 'query' | 'scan', request: PageRequest): object => {
  const index = indexOf(table, request);
  const placeholders = new Placeholders(request);
  const rows =
    kind === 'query' ? queried(table, index, request, placeholders) : scanned(table, index, request);
  const filter =
    request.FilterExpression === undefined
      ? undefined
      : readCondition(request.FilterExpression, placeholders);
  const show = shower(table, index, request, placeholders);
  placeholders.requireAllUsed();
  const page = takePage(rows, request.Limit);
  const found = page.rows.filter(({ item }) => !filter || holds(filter, item));
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, table, () => {
    const units = readUnits(page.bytes, request.ConsistentRead ?? false);
    return index
      ? { table: 0, indexes: { [request.IndexName ?? '']: units } }
      : { table: units, indexes: {} };
  });
  const output = {
    ...(request.Select === 'COUNT' ? {} : { Items: found.map(({ item }) => show(item)) }),
    Count: found.length,
    ScannedCount: page.rows.length,
    ...(page.last && { LastEvaluatedKey: pageKey(table, index, page.last.item) }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
  if (!table.holdsBytes) notePlain(output);
  return output;
};

const indexOf = (table: MemoryTable, { IndexName, ConsistentRead }: PageRequest): MemoryIndex | undefined => {
  if (IndexName === undefined) return undefined;
  const index = table.indexes.get(IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (index.global && ConsistentRead) {
    throw invalid('Consistent reads are not supported on global secondary indexes');
  }
  return index;
};

const queried = (
  table: MemoryTable,
  index: MemoryIndex | undefined,
  request: PageRequest,
  placeholders: Placeholders,
): Iterable<Row> => {
  const space = index?.space ?? table.space;
  if (request.KeyConditionExpression === undefined) {
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request',
    );
  }
  const asked = keyQuestion(readCondition(request.KeyConditionExpression, placeholders), space.names);
  const rows = space.rowsOf(asked.partition);
  const { sort } = asked;
  const matching = sort ? rows.filter(({ item }) => holds(sort, item)) : rows;
  const after = startOf(table, index, request);
  const ahead = request.ScanIndexForward === false ? matching.toReversed() : matching;
  if (!after) return ahead;
  const direction = request.ScanIndexForward === false ? -1 : 1;
  return ahead.filter((row) => compareRows(row, after.row) * direction > 0);
};

const scanned = (table: MemoryTable, index: MemoryIndex | undefined, request: PageRequest): Iterable<Row> =>
  (index?.space ?? table.space).everyRow(startOf(table, index, request));

const startOf = (
  table: MemoryTable,
  index: MemoryIndex | undefined,
  { ExclusiveStartKey: key }: PageRequest,
) => {
  if (!key) return undefined;
  const names = Object.keys(pageKey(table, index, key));
  const place = (index?.space ?? table.space).place(key, table.tie(key));
  if (!place || names.length !== Object.keys(key).length || !table.keyNames.every((name) => key[name])) {
    throw invalid('The provided starting key is invalid');
  }
  return place;
};

/** Where a page ended: the table's key, and the index's. */
const pageKey = (table: MemoryTable, index: MemoryIndex | undefined, item: Item): Item =>
  keyOf(item, [
    ...table.keyNames,
    ...Object.values(index?.space.names ?? {}).filter(
      (name): name is string => name !== undefined && !table.keyNames.includes(name),
    ),
  ]);

/** Rows until the limit is read, or a megabyte; `last` where it stopped for that. */
const takePage = (
  rows: Iterable<Row>,
  limit: number | undefined,
): { rows: Row[]; bytes: number; last: Row | undefined } => {
  if (limit !== undefined && limit < 1) throw invalid('Limit must be greater than or equal to 1');
  const taken: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    row.bytes ??= itemBytes(row.item);
    const size = row.bytes;
    if (taken.length > 0 && bytes + size > PAGE_BYTES) return { rows: taken, bytes, last: taken.at(-1) };
    taken.push(row);
    bytes += size;
    if (taken.length === limit) return { rows: taken, bytes, last: row };
  }
  return { rows: taken, bytes, last: undefined };
};

const SELECTS = ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES'];

const shower = (
  table: MemoryTable,
  index: MemoryIndex | undefined,
  request: PageRequest,
  placeholders: Placeholders,
): ((item: Item) => Item) => {
  if (request.Select !== undefined && !SELECTS.includes(request.Select))
    throw unknownForm(`Select ${request.Select}`);
  const shows = index?.shows ?? 'all';
  if (request.Select === 'ALL_ATTRIBUTES' && shows !== 'all') {
    throw invalid(
      `Select type ALL_ATTRIBUTES is not supported for the index ${request.IndexName} of ${table.name}`,
    );
  }
  if (request.ProjectionExpression !== undefined) {
    const paths = readProjection(request.ProjectionExpression, placeholders);
    return (item) => projected(item, paths);
  }
  return (item) => shownBy(shows, item);
};
