import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { AwsService } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { StreamBook } from '../streams/stream-book.ts';
import type { Declaration } from '../template/declaration.ts';
import { createTables } from './create-tables.ts';
import { dynamoDbService } from './dynamodb-service.ts';
import { connectEngine } from './engine-client.ts';
import { foreignEngine, startEngine } from './engine-process.ts';
import { engineRequests } from './engine-store.ts';
import { type DeleteExpired, expiryInEngine, sweepExpiredItems } from './expiry.ts';
import { Images } from './images.ts';
import { InProcessStore } from './in-process/in-process-store.ts';
import { KeyOrder } from './key-order.ts';
import type { ObservedStore, TableChange } from './observed-store.ts';
import type { RunRequest } from './run-request.ts';
import { sequenceFrom, streamRecord } from './stream-record.ts';
import { declaredTables, factsOf, type Tables } from './table-facts.ts';

/** Where items lie: in the engine, beside this process and durable, or in this process, fast and gone with it. */
export type ItemStoreKind = 'engine' | 'in-process';

export type DynamoDbParts = {
  declaration: Declaration;
  timeline: Pick<Timeline, 'schedule' | 'nowEpochMs'>;
  /** What the streams owe; announcements of writes go in, those that nobody settled come out at the start. */
  book: Pick<StreamBook, 'announce' | 'unsettled' | 'lastNumber'>;
  /** Gets the records of the tables' streams in order, with the number of the announcement that they settle. */
  onRecords: (records: DynamoDBRecord[], write?: number) => void;
  /** Called when a sweep of expired items fails; the next day's finds what it left. */
  onAccident: (accident: unknown) => void;
  kind: ItemStoreKind;
  /** Folder of the engine's store; without one it lives in memory. */
  folder?: string;
  /** Whether callers are told the capacity that they used, asked for or not. */
  metered?: boolean;
  /** An engine that is already there, from `DYNAMODB_ENDPOINT`. */
  engineEndpoint?: string;
};

export type DynamoDb = { service: AwsService; stop(): Promise<void> };

/** What carries requests out. */
type Items = { run: RunRequest; deleteExpired: DeleteExpired; stop(): Promise<void> };

/** Makes the declared tables and stands between them and everyone who calls DynamoDB. */
export const startDynamoDb = async (parts: DynamoDbParts): Promise<DynamoDb> => {
  const { declaration, timeline, kind } = parts;
  const tables: Tables = new Map(
    declaredTables(declaration).map((table) => [table.name, factsOf(table)] as const),
  );
  const items = kind === 'engine' ? await inEngine(parts, tables) : inProcess(parts, tables);
  sweepExpiredItems(items.deleteExpired, tables, timeline, parts.onAccident);
  return { service: dynamoDbService(items.run, tables), stop: items.stop };
};

const inEngine = async (parts: DynamoDbParts, tables: Tables): Promise<Items> => {
  const { declaration, folder, engineEndpoint } = parts;
  const process = engineEndpoint
    ? foreignEngine(engineEndpoint)
    : startEngine(folder && join(folder, 'dynamodb.sqlite'));
  const engine = connectEngine(process);
  await createTables(engine, declaredTables(declaration));
  const images = new Images(engine);
  const publish = publisher(parts);
  const announce: ObservedStore['announce'] = (written) => parts.book.announce(written);
  const store: ObservedStore = { engine, images, order: new KeyOrder(), announce, publish };
  await settleLeftBehind(store, tables, parts.book.unsettled());
  return {
    run: engineRequests(store, tables),
    deleteExpired: expiryInEngine(store),
    async stop() {
      engine.close();
      await process.stop();
    },
  };
};

const inProcess = (parts: DynamoDbParts, tables: Tables): Items => {
  const publish = publisher(parts);
  const store = new InProcessStore(declaredTables(parts.declaration), (name, changes) => {
    const table = tables.get(name);
    if (table)
      publish(
        changes.map((change) => ({ table, change })),
        undefined,
      );
  });
  return {
    run: async (action, input) => store.run(action, parts.metered ? { ...input, ...TOLD_CAPACITY } : input),
    deleteExpired: ({ name, expiryAttribute = '' }, now) => store.expire(name, expiryAttribute, now),
    stop: async () => undefined,
  };
};

const TOLD_CAPACITY = { ReturnConsumedCapacity: 'TOTAL' };

/** A write that was announced and not settled was cut off by the end of a process: its items say whether it happened. */
const settleLeftBehind = async (
  { images, publish }: Pick<ObservedStore, 'images' | 'publish'>,
  tables: Tables,
  unsettled: ReturnType<StreamBook['unsettled']>,
): Promise<void> => {
  for (const [write, announced] of unsettled) {
    const places = announced.flatMap(({ table: name, key, before }) => {
      const table = tables.get(name);
      return table ? [{ table, key, before }] : [];
    });
    const now = await images.readMany(places);
    const changes = places.map(({ table, before }, index) => ({
      table,
      change: { before, after: now[index] },
    }));
    publish(changes, write);
  }
};

const publisher = ({ timeline, book, onRecords }: DynamoDbParts) => {
  const next = sequenceFrom(timeline.nowEpochMs(), book.lastNumber());
  return (changes: readonly TableChange[], announced: number | undefined): void => {
    const records = changes.flatMap(
      ({ table, change }) => streamRecord(table, change, timeline.nowEpochMs(), next) ?? [],
    );
    if (records.length > 0 || announced !== undefined) onRecords(records, announced);
  };
};
