import { join } from 'node:path';
import type { DynamoDBRecord } from 'aws-lambda';
import type { AwsService } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Declaration } from '../template/declaration.ts';
import { createTables } from './create-tables.ts';
import { dynamoDbService } from './dynamodb-service.ts';
import { connectEngine } from './engine-client.ts';
import { foreignEngine, startEngine } from './engine-process.ts';
import { sweepExpiredItems } from './expiry.ts';
import { Images } from './images.ts';
import { KeyOrder } from './key-order.ts';
import type { ObservedStore } from './observed-store.ts';
import { sequenceFrom, streamRecord } from './stream-record.ts';
import { declaredTables, factsOf } from './table-facts.ts';

export type DynamoDbParts = {
  declaration: Declaration;
  timeline: Pick<Timeline, 'schedule' | 'nowEpochMs'>;
  /** Gets the records of a table's stream in order. They live in memory until they are taken: what a crash swallows, the product's sweeper finds. */
  onRecords: (tableName: string, records: DynamoDBRecord[]) => void;
  /** Called when a sweep of expired items fails; the next day's finds what it left. */
  onAccident: (accident: unknown) => void;
  /** Folder of the store; without one it lives in memory. */
  folder?: string;
  /** An engine that is already there, from `DYNAMODB_ENDPOINT`. */
  engineEndpoint?: string;
};

export type DynamoDb = { service: AwsService; stop(): Promise<void> };

/** Starts the engine, makes the declared tables and stands between it and everyone who calls DynamoDB. */
export const startDynamoDb = async (parts: DynamoDbParts): Promise<DynamoDb> => {
  const { declaration, timeline, folder, engineEndpoint } = parts;
  const process = engineEndpoint
    ? foreignEngine(engineEndpoint)
    : startEngine(folder && join(folder, 'dynamodb.sqlite'));
  const engine = connectEngine(process);
  const declared = declaredTables(declaration);
  await createTables(engine, declared);
  const tables = new Map(declared.map((table) => [table.name, factsOf(table)]));
  const store: ObservedStore = {
    engine,
    images: new Images(engine),
    order: new KeyOrder(),
    publish: publisher(parts),
  };
  sweepExpiredItems(store, tables, timeline, parts.onAccident);
  return {
    service: dynamoDbService(store, tables),
    async stop() {
      engine.close();
      await process.stop();
    },
  };
};

const publisher = ({ timeline, onRecords }: DynamoDbParts): ObservedStore['publish'] => {
  const next = sequenceFrom(timeline.nowEpochMs());
  return (table, changes) => {
    const records = changes.flatMap(
      (change) => streamRecord(table, change, timeline.nowEpochMs(), next) ?? [],
    );
    if (records.length > 0) onRecords(table.name, records);
  };
};
