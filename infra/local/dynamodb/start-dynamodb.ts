import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { AwsService } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
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
import type { ObservedStore } from './observed-store.ts';
import type { RunRequest } from './run-request.ts';
import { type Change, sequenceFrom, streamRecord } from './stream-record.ts';
import { declaredTables, factsOf, type TableFacts, type Tables } from './table-facts.ts';

/** Where items lie: in the engine, beside this process and durable, or in this process, fast and gone with it. */
export type ItemStoreKind = 'engine' | 'in-process';

export type DynamoDbParts = {
  declaration: Declaration;
  timeline: Pick<Timeline, 'schedule' | 'nowEpochMs'>;
  /** Gets the records of a table's stream in order. They live in memory until they are taken: what a crash swallows, the product's sweeper finds. */
  onRecords: (tableName: string, records: DynamoDBRecord[]) => void;
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
  const store: ObservedStore = { engine, images, order: new KeyOrder(), publish: publisher(parts) };
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
    if (table) publish(table, changes);
  });
  return {
    run: async (action, input) => store.run(action, parts.metered ? { ...input, ...TOLD_CAPACITY } : input),
    deleteExpired: ({ name, expiryAttribute = '' }, now) => store.expire(name, expiryAttribute, now),
    stop: async () => undefined,
  };
};

const TOLD_CAPACITY = { ReturnConsumedCapacity: 'TOTAL' };

const publisher = ({ timeline, onRecords }: DynamoDbParts): ObservedStore['publish'] => {
  const next = sequenceFrom(timeline.nowEpochMs());
  return (table: TableFacts, changes: readonly Change[]) => {
    const records = changes.flatMap(
      (change) => streamRecord(table, change, timeline.nowEpochMs(), next) ?? [],
    );
    if (records.length > 0) onRecords(table.name, records);
  };
};
