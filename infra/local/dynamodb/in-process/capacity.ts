import type { Item } from '../item.ts';
import { type MemoryTable, shownBy } from './memory-table.ts';
import { invalid } from './refusals.ts';
import { itemBytes } from './sizes.ts';

/** What a unit reads or writes. Source: "DynamoDB read and write operations". Unit: bytes. */
const READ_UNIT_BYTES = 4096;
const WRITE_UNIT_BYTES = 1024;

/** Units that a request used: on the table, and on each index by its name. */
export type Used = { table: number; indexes: Record<string, number> };

export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);

/** A write costs by the larger of the two items; on an index by what changes there, a moved entry twice. */
export const writeUnits = (table: MemoryTable, before: Item | undefined, after: Item | undefined): Used => {
  const size = (item: Item | undefined): number => (item ? itemBytes(item) : 0);
  const units = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));
  const indexes: Record<string, number> = {};
  for (const [name, { space, shows }] of table.indexes) {
    const shown = (item: Item | undefined): number => (item ? itemBytes(shownBy(shows, item)) : 0);
    const [left, entered] = [before && space.place(before, ''), after && space.place(after, '')];
    if (!left && !entered) continue;
    const stays =
      left &&
      entered &&
      JSON.stringify([left.partition, left.row.sort]) ===
        JSON.stringify([entered.partition, entered.row.sort]);
    if (stays) indexes[name] = units(Math.max(shown(before), shown(after)));
    else indexes[name] = (left ? units(shown(before)) : 0) + (entered ? units(shown(after)) : 0);
  }
  return { table: units(Math.max(size(before), size(after))), indexes };
};

export const addUsed = (one: Used, other: Used): Used => {
  const indexes = { ...one.indexes };
  for (const [name, units] of Object.entries(other.indexes)) indexes[name] = (indexes[name] ?? 0) + units;
  return { table: one.table + other.table, indexes };
};

export const noUse: Used = { table: 0, indexes: {} };

/** `ConsumedCapacity` as it was asked for: none, the sum, or each index by itself. */
export const consumedCapacity = (
  asked: string | undefined,
  table: MemoryTable,
  used: () => Used,
  factor = 1,
): object | undefined => {
  if (asked === undefined || asked === 'NONE') return undefined;
  if (asked !== 'TOTAL' && asked !== 'INDEXES') throw invalid(`ReturnConsumedCapacity knows no ${asked}`);
  const { table: ofTable, indexes } = used();
  const sum = Object.values(indexes).reduce((total, units) => total + units, ofTable);
  const total = { TableName: table.name, CapacityUnits: sum * factor };
  if (asked === 'TOTAL') return total;
  const spelled = (global: boolean): object =>
    Object.fromEntries(
      Object.entries(indexes)
        .filter(([name]) => table.indexes.get(name)?.global === global)
        .map(([name, units]) => [name, { CapacityUnits: units * factor }]),
    );
  return {
    ...total,
    Table: { CapacityUnits: ofTable * factor },
    ...unlessEmpty('GlobalSecondaryIndexes', spelled(true)),
    ...unlessEmpty('LocalSecondaryIndexes', spelled(false)),
  };
};

const unlessEmpty = (name: string, value: object): object =>
  Object.keys(value).length > 0 ? { [name]: value } : {};
