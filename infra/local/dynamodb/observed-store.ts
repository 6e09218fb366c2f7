import { AwsError } from '../aws-port/aws-error.ts';
import type { Image } from '../streams/stream-book.ts';
import type { EngineAnswer, EngineClient } from './engine-client.ts';
import type { Images } from './images.ts';
import { type Item, keyText } from './item.ts';
import type { KeyOrder } from './key-order.ts';
import type { PlannedWrite } from './planned-writes.ts';
import type { Change } from './stream-record.ts';
import type { TableFacts } from './table-facts.ts';

/** What a write did to one item of a table with a stream. */
export type TableChange = { table: TableFacts; change: Change };

/** What a write needs so that its stream records are right: the engine, the item before and after, and one key's writes in turn. */
export type ObservedStore = {
  engine: EngineClient;
  images: Images;
  order: KeyOrder;
  /** Resolves when it is on the disk that these items are about to be written; answers the announcement's number. */
  announce(images: readonly Image[]): Promise<number>;
  /** Makes stream records of what an announced write changed, if anything; called inside the turn of its keys. */
  publish(changes: readonly TableChange[], announced: number | undefined): void;
};

/**
 * Carries a write out and watches it. First the announcement, then the write, then its records: a process that dies
 * before the announcement has not written; one that dies after it leaves images that can be compared with the items.
 * The other way round, a record could not be made any more for what was written last.
 */
export const observed = (
  store: ObservedStore,
  writes: readonly PlannedWrite[],
  send: () => Promise<EngineAnswer>,
): Promise<EngineAnswer> => {
  if (writes.length === 0) return send();
  const keys = new Set(writes.map(({ table, key }) => keyText(table.name, key, table.keyNames)));
  return store.order.inTurn([...keys], async () => {
    const before = await store.images.readManyIfAllowed(writes);
    // A request so wrong that its items cannot be read is refused by the engine in its own words.
    if (!before) return send();
    const announced = await store.announce(writes.map((write, index) => imageOf(write, before[index])));
    const answer = await sent(store, writes, before, announced, send);
    if (answer.status !== 200) {
      store.publish([], announced);
      return answer;
    }
    const after = await imagesAfter(store, writes, leftSomeUndone(answer));
    store.publish(changesOf(writes, before, after), announced);
    return answer;
  });
};

/** When the engine gives no answer, the items say whether it wrote; if they cannot be read either, a later start asks them. */
const sent = async (
  store: ObservedStore,
  writes: readonly PlannedWrite[],
  before: readonly (Item | undefined)[],
  announced: number,
  send: () => Promise<EngineAnswer>,
): Promise<EngineAnswer> => {
  try {
    return await send();
  } catch (failure) {
    if (failure instanceof AwsError) {
      const now = await store.images.readMany(writes).catch(() => undefined);
      if (now) store.publish(changesOf(writes, before, now), announced);
    }
    throw failure;
  }
};

const imageOf = ({ table, key }: PlannedWrite, before: Item | undefined): Image => ({
  table: table.name,
  key,
  before,
});

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

const changesOf = (
  writes: readonly PlannedWrite[],
  before: readonly (Item | undefined)[],
  after: readonly (Item | undefined)[],
): TableChange[] =>
  writes.map(({ table }, index) => ({ table, change: { before: before[index], after: after[index] } }));

const leftSomeUndone = ({ body }: EngineAnswer): boolean => body.includes('"UnprocessedItems":{"');
