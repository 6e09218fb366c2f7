import type { EngineAnswer } from './engine-client.ts';
import { hasOddNumber, type Item, keyOf, keyText } from './item.ts';
import type { ObservedStore } from './observed-store.ts';
import type { BatchWrite, TransactWrite } from './requests.ts';
import type { SeenTokens } from './seen-tokens.ts';
import type { Change } from './stream-record.ts';
import type { TableFacts, Tables } from './table-facts.ts';

/** One item of a batch or transaction. `after` is what it will be, where the request itself says so. */
type PlannedWrite = { table: TableFacts; key: Item; after: { known: Item | undefined } | 'read' };

/** `TransactWriteItems`: the images of all its items are read around it, in the turn of all its keys. */
export const transactWriteItems = (
  store: ObservedStore,
  tables: Tables,
  seen: SeenTokens,
  input: TransactWrite,
  body: Buffer,
): Promise<EngineAnswer> => {
  const repeated = seen.again(input.ClientRequestToken);
  const writes = plannedInTransaction(tables, input).map((write) =>
    repeated ? { ...write, after: 'read' as const } : write,
  );
  return observed(store, writes, () => store.engine.send('TransactWriteItems', body));
};

/** `BatchWriteItem`: an item that the engine gives back unprocessed has not changed, so its image is read again. */
export const batchWriteItem = (
  store: ObservedStore,
  tables: Tables,
  input: BatchWrite,
  body: Buffer,
): Promise<EngineAnswer> =>
  observed(store, plannedInBatch(tables, input), () => store.engine.send('BatchWriteItem', body));

const observed = (
  store: ObservedStore,
  writes: readonly PlannedWrite[],
  send: () => Promise<EngineAnswer>,
): Promise<EngineAnswer> => {
  const keys = new Set(writes.map(({ table, key }) => keyText(table.name, key, table.keyNames)));
  return store.order.inTurn([...keys], async () => {
    const before = await store.images.readManyIfAllowed(writes);
    const answer = await send();
    if (answer.status !== 200) return answer;
    const after = await imagesAfter(store, writes, leftSomeUndone(answer));
    for (const [table, changes] of byTable(writes, before, after)) store.publish(table, changes);
    return answer;
  });
};

const imagesAfter = async (
  store: ObservedStore,
  writes: readonly PlannedWrite[],
  readAll: boolean,
): Promise<(Item | undefined)[]> => {
  const isRead = ({ after }: PlannedWrite): boolean => readAll || after === 'read';
  const read = await store.images.readMany(writes.filter(isRead));
  return writes.map((write) => {
    if (isRead(write) || write.after === 'read') return read.shift();
    return write.after.known;
  });
};

const byTable = (
  writes: readonly PlannedWrite[],
  before: (Item | undefined)[],
  after: (Item | undefined)[],
): Map<TableFacts, Change[]> => {
  const changes = new Map<TableFacts, Change[]>();
  writes.forEach(({ table }, index) => {
    const change = { before: before[index], after: after[index] };
    changes.set(table, [...(changes.get(table) ?? []), change]);
  });
  return changes;
};

const leftSomeUndone = ({ body }: EngineAnswer): boolean => body.includes('"UnprocessedItems":{"');

const plannedInTransaction = (tables: Tables, { TransactItems }: TransactWrite): PlannedWrite[] =>
  TransactItems.flatMap(({ Put, Update, Delete }) => {
    if (Put) return put(tables, Put.TableName, Put.Item);
    if (Update) return planned(tables, Update.TableName, Update.Key, 'read');
    return Delete ? planned(tables, Delete.TableName, Delete.Key, { known: undefined }) : [];
  });

const plannedInBatch = (tables: Tables, { RequestItems }: BatchWrite): PlannedWrite[] =>
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
