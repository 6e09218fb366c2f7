import { hasOddNumber, type Item, keyOf } from './item.ts';
import type { BatchWrite, KeyedItem, PutItem, TransactWrite } from './requests.ts';
import type { SeenTokens } from './seen-tokens.ts';
import type { TableFacts, Tables } from './table-facts.ts';

/**
 * One item that a request is about to write. `after` is what it will be, where the request itself says so; a batch
 * may give an item back unwritten, and then it is read again whatever stands here.
 */
export type PlannedWrite = { table: TableFacts; key: Item; after: { known: Item | undefined } | 'read' };

/** What a request is about to write in tables with a stream; nothing for a request that only reads. */
export const plannedWrites = (
  tables: Tables,
  seen: SeenTokens,
  action: string,
  input: object,
): PlannedWrite[] => {
  switch (action) {
    case 'PutItem':
      return put(tables, (input as PutItem).TableName, (input as PutItem).Item);
    case 'UpdateItem':
      return planned(tables, (input as KeyedItem).TableName, (input as KeyedItem).Key, 'read');
    case 'DeleteItem':
      return planned(tables, (input as KeyedItem).TableName, (input as KeyedItem).Key, { known: undefined });
    case 'BatchWriteItem':
      return inBatch(tables, input as BatchWrite);
    case 'TransactWriteItems':
      return inTransaction(tables, seen, input as TransactWrite);
    default:
      return [];
  }
};

const inTransaction = (tables: Tables, seen: SeenTokens, input: TransactWrite): PlannedWrite[] => {
  const repeated = seen.again(input.ClientRequestToken);
  const writes = input.TransactItems.flatMap(({ Put, Update, Delete }) => {
    if (Put) return put(tables, Put.TableName, Put.Item);
    if (Update) return planned(tables, Update.TableName, Update.Key, 'read');
    return Delete ? planned(tables, Delete.TableName, Delete.Key, { known: undefined }) : [];
  });
  return repeated ? writes.map((write) => ({ ...write, after: 'read' })) : writes;
};

const inBatch = (tables: Tables, { RequestItems }: BatchWrite): PlannedWrite[] =>
  Object.entries(RequestItems).flatMap(([name, requests]) =>
    requests.flatMap(({ PutRequest, DeleteRequest }) => {
      if (PutRequest) return put(tables, name, PutRequest.Item);
      return DeleteRequest ? planned(tables, name, DeleteRequest.Key, { known: undefined }) : [];
    }),
  );

const put = (tables: Tables, name: string, item: Item): PlannedWrite[] =>
  planned(tables, name, item, hasOddNumber(item) ? 'read' : { known: item });

/** Nothing is planned for a table without a stream: nobody would see the images. */
const planned = (tables: Tables, name: string, item: Item, after: PlannedWrite['after']): PlannedWrite[] => {
  const table = tables.get(name);
  return table?.stream ? [{ table, key: keyOf(item, table.keyNames), after }] : [];
};
