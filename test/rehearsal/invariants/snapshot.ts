import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { rootCredentials } from '../../../infra/local/aws-port/caller.ts';
import { tablesOf } from '../../../infra/local/demo/open-as-root.ts';
import { AuditEntry } from '../../../shared/domain/audit/entry.ts';
import { OutboxRow } from '../../../shared/domain/outbox/row.ts';
import { type AwsAccess, awsClient } from '../../../shared/runtime/aws-access.ts';
import { fromStored, type StoredItem } from '../../../shared/store/attribute-values.ts';
import type { World } from '../world.ts';
import { type Execution, everyExecution } from './executions-listed.ts';

/** What an invariant needs of a case, a task and a concern; what is sealed stays sealed. */
const CaseFacts = z.object({
  caseId: z.string(),
  reference: z.string(),
  status: z.string(),
  closedAt: z.string().optional(),
});
const TaskFacts = z.object({
  taskId: z.string(),
  kind: z.string(),
  status: z.string(),
  ward: z.string(),
  owner: z.string().optional(),
  subject: z.string(),
  openedAt: z.string(),
  doneAt: z.string().optional(),
  doneBy: z.string().optional(),
  endedAt: z.string().optional(),
});
const EscalationFacts = z.object({ escalationId: z.string(), status: z.string(), alarm: z.boolean() });

const ItemsByEntity = {
  case: CaseFacts,
  task: TaskFacts,
  escalation: EscalationFacts,
  'outbox-row': OutboxRow,
  'audit-entry': AuditEntry,
} as const;
type Entity = keyof typeof ItemsByEntity;
type Items = { [E in Entity]: z.infer<(typeof ItemsByEntity)[E]>[] };

/** The whole installation at one instant, as only somebody with the database before them sees it. */
export type Snapshot = {
  items: Items;
  executions: Execution[];
  /** Items of the families' tables, and how often they were written. */
  stored: { items: number; writes: number };
};

/** An item that has not changed since the last look is not read again: most of a city's books are old. */
type Read = { version: unknown; value: unknown };
const readBefore = new WeakMap<World['weather'], Map<string, Read>>();
/** A store inside this process gives the very same object as long as nobody wrote the item. */
const readOfObject = new WeakMap<StoredItem, unknown>();

/** Reads every table from one end to the other: this is a rehearsal, and no request waits. */
export const takeSnapshot = async (world: World): Promise<Snapshot> => {
  const { twin, weather } = world;
  const client = awsClient(DynamoDBClient, accessAsRoot(twin), { signedFor: 'dynamodb' });
  const before = readBefore.get(weather) ?? new Map<string, Read>();
  readBefore.set(weather, before);
  const items: Items = { case: [], task: [], escalation: [], 'outbox-row': [], 'audit-entry': [] };
  const stored = { items: 0, writes: 0 };
  const { CASES_TABLE, LEDGER_TABLE } = tablesOf(twin);
  for (const TableName of [CASES_TABLE, LEDGER_TABLE]) {
    for await (const page of paginateScan({ client }, { TableName, ConsistentRead: true })) {
      for (const item of page.Items ?? []) {
        stored.items += 1;
        stored.writes += Number(item.version?.N ?? 1);
        keep(items, item, before);
      }
    }
  }
  client.destroy();
  return { items, executions: await everyExecution(twin), stored };
};

const accessAsRoot = ({ awsEndpoint: endpoint }: World['twin']): AwsAccess => ({
  region: 'ap-northeast-1',
  endpoint,
  credentials: rootCredentials,
  cacheMiddleware: true,
});

const keep = (items: Items, item: StoredItem, before: Map<string, Read>): void => {
  const entity = item.entity?.S as Entity;
  const schema = ItemsByEntity[entity];
  if (!schema) return;
  const value = readOfObject.get(item) ?? readAnew(item, schema, before);
  readOfObject.set(item, value);
  (items[entity] as unknown[]).push(value);
};

const readAnew = (item: StoredItem, schema: z.ZodType, before: Map<string, Read>): unknown => {
  const key = `${item.pk?.S} ${item.sk?.S}`;
  const version = item.version?.N;
  const known = before.get(key);
  const value = known && known.version === version ? known.value : schema.parse(fromStored(item));
  before.set(key, { version, value });
  return value;
};
