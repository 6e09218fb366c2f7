import { notePlain } from '../../aws-port/wire-forms.ts';
import type { Item } from '../item.ts';
import { consumedCapacity, readUnits } from './capacity.ts';
import { Placeholders, type Placeholding } from './expressions/placeholders.ts';
import { projected, readProjection } from './expressions/projection.ts';
import { refuseUnknown } from './known-members.ts';
import type { MemoryTable } from './memory-table.ts';
import { itemBytes } from './sizes.ts';

type ReadRequest = Placeholding & { ProjectionExpression?: string };
export type GetItem = ReadRequest & {
  TableName: string;
  Key: Item;
  ConsistentRead?: boolean;
  ReturnConsumedCapacity?: string;
};

export const getItem = (table: MemoryTable, request: GetItem): object => {
  const show = shower(request);
  const item = table.get(table.checkedKey(request.Key));
  const capacity = consumedCapacity(request.ReturnConsumedCapacity, table, () => ({
    table: readUnits(item ? itemBytes(item) : 0, request.ConsistentRead ?? false),
    indexes: {},
  }));
  const output = { ...(item && { Item: show(item) }), ...(capacity && { ConsumedCapacity: capacity }) };
  if (!table.holdsBytes) notePlain(output);
  return output;
};

/** Shows of an item what its request projects. */
const shower = (request: ReadRequest): ((item: Item) => Item) => {
  const placeholders = new Placeholders(request);
  const paths =
    request.ProjectionExpression === undefined
      ? undefined
      : readProjection(request.ProjectionExpression, placeholders);
  placeholders.requireAllUsed();
  return (item) => (paths ? projected(item, paths) : item);
};

export type TransactGet = { TransactItems: readonly { Get: GetItem }[]; ReturnConsumedCapacity?: string };

/** `TransactGetItems`: nothing else happens in between, so it is one read after the other. */
export const transactGet = (tableOf: (name: string) => MemoryTable, input: TransactGet): object => {
  const Responses = input.TransactItems.map(({ Get }) => {
    refuseUnknown('Get', Get);
    return getItem(tableOf(Get.TableName), Get);
  });
  return { Responses };
};

type BatchGetPart = ReadRequest & { Keys: readonly Item[]; ConsistentRead?: boolean };
export type BatchGet = { RequestItems: Record<string, BatchGetPart> };

export const batchGet = (tableOf: (name: string) => MemoryTable, input: BatchGet): object => {
  const Responses = Object.fromEntries(
    Object.entries(input.RequestItems).map(([name, part]) => {
      refuseUnknown('BatchGetPart', part);
      const table = tableOf(name);
      const show = shower(part);
      const items = part.Keys.map((key) => table.get(table.checkedKey(key)));
      return [name, items.filter((item) => item !== undefined).map(show)];
    }),
  );
  return { Responses, UnprocessedKeys: {} };
};
