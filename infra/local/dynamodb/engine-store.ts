import { ReadyAnswer } from '../aws-port/aws-service.ts';
import { REGION } from '../template/account.ts';
import type { EngineAnswer } from './engine-client.ts';
import { batchWriteItem, transactWriteItems } from './group-writes.ts';
import type { ObservedStore } from './observed-store.ts';
import type { BatchWrite, KeyedItem, OnTable, PutItem, TransactWrite } from './requests.ts';
import type { RunRequest } from './run-request.ts';
import { SeenTokens } from './seen-tokens.ts';
import { deleteItem, putItem, updateItem } from './single-writes.ts';
import type { TableFacts, Tables } from './table-facts.ts';

/** Requests carried out by the engine; those that write to a table with a stream are watched on the way. */
export const engineRequests = (store: ObservedStore, tables: Tables): RunRequest => {
  const seen = new SeenTokens();
  const answer = (action: string, input: object, body: Buffer): Promise<EngineAnswer> => {
    if (action === 'BatchWriteItem') return batchWriteItem(store, tables, input as BatchWrite, body);
    if (action === 'TransactWriteItems') {
      return transactWriteItems(store, tables, seen, input as TransactWrite, body);
    }
    const table = tables.get((input as OnTable).TableName);
    if (table?.stream && isItemWrite(action)) return writeItem(store, table, action, input, body);
    return store.engine.send(action, body);
  };
  return async (action, input, body) => {
    const given = await answer(action, input, body);
    return ready(action === 'DescribeTable' ? inRegion(given) : given);
  };
};

type ItemWrite = 'PutItem' | 'UpdateItem' | 'DeleteItem';

const isItemWrite = (action: string): action is ItemWrite =>
  ['PutItem', 'UpdateItem', 'DeleteItem'].includes(action);

const writeItem = (
  store: ObservedStore,
  table: TableFacts,
  action: ItemWrite,
  input: object,
  body: Buffer,
): Promise<EngineAnswer> => {
  if (action === 'PutItem') return putItem(store, table, input as PutItem, body);
  const write = action === 'UpdateItem' ? updateItem : deleteItem;
  return write(store, table, input as KeyedItem, body);
};

const ready = ({ status, headers, body }: EngineAnswer): ReadyAnswer =>
  new ReadyAnswer(status, headers, body);

/** The engine knows no region: its ARNs name itself in the place of one. */
const inRegion = (answer: EngineAnswer): EngineAnswer => {
  const described = answer.body
    .toString('utf8')
    .replaceAll('arn:aws:dynamodb:dynoxide:', `arn:aws:dynamodb:${REGION}:`);
  return { ...answer, body: Buffer.from(described) };
};
