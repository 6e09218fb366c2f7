import type { Timeline } from '../clock/timeline.ts';
import type { Item } from './item.ts';
import { keyOf, keyText } from './item.ts';
import type { ObservedStore } from './observed-store.ts';
import type { TableFacts, Tables } from './table-facts.ts';

/** AWS promises a deletion within a few days of the expiry; at home it comes once a day. Unit: milliseconds. */
const SWEEP_EVERY_MS = 24 * 3_600_000;

/** Deletes what lies in a table and expired before this second. */
export type DeleteExpired = (table: TableFacts, nowSeconds: number) => Promise<void> | void;

/** Deletes expired items once a day of the twin's clock. */
export const sweepExpiredItems = (
  deleteExpired: DeleteExpired,
  tables: Tables,
  timeline: Pick<Timeline, 'schedule' | 'nowEpochMs'>,
  onAccident: (accident: unknown) => void,
): void => {
  const expiring = [...tables.values()].filter(({ expiryAttribute }) => expiryAttribute !== undefined);
  if (expiring.length === 0) return;
  const sweepLater = (): void => {
    timeline.schedule(timeline.nowEpochMs() + SWEEP_EVERY_MS, async () => {
      sweepLater();
      const nowSeconds = Math.floor(timeline.nowEpochMs() / 1000);
      for (const table of expiring) {
        try {
          await deleteExpired(table, nowSeconds);
        } catch (accident) {
          onAccident(accident);
        }
      }
    });
  };
  sweepLater();
};

/** How the engine's items expire, each with a stream record as AWS writes it. */
export const expiryInEngine =
  (store: ObservedStore): DeleteExpired =>
  (table, nowSeconds) =>
    sweep(store, table, nowSeconds);

const sweep = async (store: ObservedStore, table: TableFacts, nowSeconds: number): Promise<void> => {
  let from: Item | undefined;
  do {
    const page: { Items: Item[]; LastEvaluatedKey?: Item } = await store.engine.ask('Scan', {
      TableName: table.name,
      FilterExpression: '#expiry < :now',
      ...expiryNames(table, nowSeconds),
      ...(from && { ExclusiveStartKey: from }),
    });
    for (const item of page.Items) await deleteOne(store, table, keyOf(item, table.keyNames), nowSeconds);
    from = page.LastEvaluatedKey;
  } while (from);
};

const deleteOne = (store: ObservedStore, table: TableFacts, key: Item, nowSeconds: number): Promise<void> =>
  store.order.inTurn([keyText(table.name, key, table.keyNames)], async () => {
    const before = await store.images.read(table, key);
    const expiry = before?.[table.expiryAttribute ?? '']?.N;
    if (!before || expiry === undefined || Number(expiry) >= nowSeconds) return;
    const announced = table.stream && (await store.announce([{ table: table.name, key, before }]));
    await store.engine.ask('DeleteItem', { TableName: table.name, Key: key });
    store.publish([{ table, change: { before, after: undefined, byExpiry: true } }], announced);
  });

const expiryNames = ({ expiryAttribute }: TableFacts, nowSeconds: number): object => ({
  ExpressionAttributeNames: { '#expiry': expiryAttribute },
  ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
});
