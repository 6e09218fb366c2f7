import type { EngineAnswer } from './engine-client.ts';
import { type Item, keyOf, keyText } from './item.ts';
import type { ObservedStore } from './observed-store.ts';
import type { KeyedItem, PutItem } from './requests.ts';
import { askFor, takeImage } from './returned-values.ts';
import type { TableFacts } from './table-facts.ts';

/** `PutItem` on a table with a stream: the engine is asked for the old item, whether or not the caller was. */
export const putItem = (
  store: ObservedStore,
  table: TableFacts,
  input: PutItem,
  body: Buffer,
): Promise<EngineAnswer> =>
  inTurnOf(store, table, input.Item, async () => {
    const answer = await store.engine.send('PutItem', askFor('ALL_OLD', input, body));
    if (answer.status !== 200) return answer;
    const { image: before, forCaller } = takeImage('ALL_OLD', input, answer);
    store.publish(table, [{ before, after: await store.images.storedForm(table, input.Item) }]);
    return forCaller;
  });

/** `DeleteItem` on a table with a stream. */
export const deleteItem = (
  store: ObservedStore,
  table: TableFacts,
  input: KeyedItem,
  body: Buffer,
): Promise<EngineAnswer> =>
  inTurnOf(store, table, input.Key, async () => {
    const answer = await store.engine.send('DeleteItem', askFor('ALL_OLD', input, body));
    if (answer.status !== 200) return answer;
    const { image: before, forCaller } = takeImage('ALL_OLD', input, answer);
    store.publish(table, [{ before, after: undefined }]);
    return forCaller;
  });

/**
 * `UpdateItem` on a table with a stream: the old item is read before (the engine's own answer cannot tell a new item
 * from one that was only its key), the new one comes with the answer, or is read where the caller asks for other values.
 */
export const updateItem = (
  store: ObservedStore,
  table: TableFacts,
  input: KeyedItem,
  body: Buffer,
): Promise<EngineAnswer> =>
  inTurnOf(store, table, input.Key, async () => {
    const [before] = await store.images.readManyIfAllowed([{ table, key: input.Key }]);
    const newWithAnswer = ['NONE', 'ALL_NEW'].includes(input.ReturnValues ?? 'NONE');
    const request = newWithAnswer ? askFor('ALL_NEW', input, body) : body;
    const answer = await store.engine.send('UpdateItem', request);
    if (answer.status !== 200) return answer;
    const { image, forCaller } = newWithAnswer
      ? takeImage('ALL_NEW', input, answer)
      : { image: await store.images.read(table, input.Key), forCaller: answer };
    store.publish(table, [{ before, after: image }]);
    return forCaller;
  });

const inTurnOf = <T>(
  store: ObservedStore,
  table: TableFacts,
  item: Item,
  work: () => Promise<T>,
): Promise<T> => store.order.inTurn([keyText(table.name, keyOf(item, table.keyNames), table.keyNames)], work);
