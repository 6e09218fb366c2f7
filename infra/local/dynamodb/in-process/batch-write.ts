import type { Item } from '../item.ts';
import type { MemoryTable } from './memory-table.ts';
import { invalid } from './refusals.ts';
import type { TableChange } from './transactions.ts';
import { judge } from './writes.ts';

/** Source: "Service quotas". */
const MOST_REQUESTS = 25;

type Request = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };
export type BatchWrite = { RequestItems: Record<string, readonly Request[]> };

/** `BatchWriteItem`: nothing is ever left unprocessed here. */
export const batchWrite = (
  tableOf: (name: string) => MemoryTable,
  { RequestItems }: BatchWrite,
): { output: object; changes: TableChange[] } => {
  const judged = Object.entries(RequestItems).flatMap(([TableName, requests]) =>
    requests.map(({ PutRequest, DeleteRequest }) => {
      if (PutRequest && !DeleteRequest)
        return judge(tableOf(TableName), 'put', { TableName, Item: PutRequest.Item });
      if (DeleteRequest && !PutRequest) {
        return judge(tableOf(TableName), 'delete', { TableName, Key: DeleteRequest.Key });
      }
      throw invalid('Supplied AttributeValue has more than one datatypes set');
    }),
  );
  const keys = new Set(judged.map(({ table, key }) => `${table.name} ${table.tie(key)}`));
  if (keys.size < judged.length) throw invalid('Provided list of item keys contains duplicates');
  if (judged.length > MOST_REQUESTS || judged.length === 0) {
    throw invalid(`A batch has between 1 and ${MOST_REQUESTS} requests`);
  }
  const changes = judged.map(({ table, before, after: afterOf }): TableChange => {
    const after = afterOf();
    table.replace(before, after);
    return { table, change: { before, after } };
  });
  return { output: { UnprocessedItems: {} }, changes };
};
