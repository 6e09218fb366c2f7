import { isDeepStrictEqual } from 'node:util';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { toStored } from './attribute-values.ts';
import { type TableNames, transactItem } from './dynamo-writes.ts';
import { itemOf } from './items.ts';
import type { Sealer } from './sealing.ts';
import type { BrokenBelief, Laid } from './store.ts';
import type { Write } from './writes.ts';

/** The tries for a write that met another one on the same item, 4 in all; the SDK waits between. */
const CONFLICT_TRIES = 4;

type Outcome = Result<void, BrokenBelief> | 'conflict';

/**
 * Carries writes out, all or none. What is one item alone needs no transaction, and costs half of one.
 * @throws what the service throws, apart from broken beliefs, which are answered.
 */
export const commitTo = async (
  client: DynamoDBClient,
  tables: TableNames,
  sealer: Sealer,
  writes: readonly Write[],
): Promise<Result<void, BrokenBelief>> => {
  const items = await Promise.all(writes.map((write) => transactItem(write, tables, sealer)));
  const [only] = items;
  const alone = only && items.length === 1 && (only.Put ?? only.Delete) ? only : undefined;
  for (let tries = 1; ; tries += 1) {
    const outcome = alone ? await tryAlone(client, alone, writes) : await tryTogether(client, items, writes);
    if (outcome !== 'conflict') return outcome;
    if (tries === CONFLICT_TRIES)
      throw new Error(`A write met others ${CONFLICT_TRIES} times; nothing was written`);
  }
};

const tryTogether = async (
  client: DynamoDBClient,
  items: TransactWriteItem[],
  writes: readonly Write[],
): Promise<Outcome> => {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return accepted(undefined);
  } catch (error) {
    const reasons = cancellationCodes(error);
    const broken = reasons.indexOf('ConditionalCheckFailed');
    if (broken >= 0) return refused(beliefOf(writes[broken]));
    if (reasons.includes('TransactionConflict')) return 'conflict';
    throw error;
  }
};

const tryAlone = async (
  client: DynamoDBClient,
  { Put, Delete }: TransactWriteItem,
  writes: readonly Write[],
): Promise<Outcome> => {
  try {
    if (Put) await client.send(new PutItemCommand({ ...Put, TableName: Put.TableName, Item: Put.Item }));
    if (Delete)
      await client.send(new DeleteItemCommand({ ...Delete, TableName: Delete.TableName, Key: Delete.Key }));
    return accepted(undefined);
  } catch (error) {
    if (nameOf(error) === 'TransactionConflictException') return 'conflict';
    if (nameOf(error) !== 'ConditionalCheckFailedException') throw error;
    const done = triesOf(error) > 1 && (await standsAsWritten(client, { Put, Delete }));
    return done ? accepted(undefined) : refused(beliefOf(writes[0]));
  }
};

/**
 * A transaction carries a token by which the service knows a second try; a single write does not. So where the SDK tried
 * again and is then refused, its own first try may have come through: what stands there tells.
 */
const standsAsWritten = async (
  client: DynamoDBClient,
  { Put, Delete }: Pick<TransactWriteItem, 'Put' | 'Delete'>,
): Promise<boolean> => {
  const key = Put ? { pk: Put.Item?.pk, sk: Put.Item?.sk } : Delete?.Key;
  const asked = { TableName: (Put ?? Delete)?.TableName, Key: key, ConsistentRead: true };
  const { Item } = await client.send(new GetItemCommand(asked as GetItemCommand['input']));
  return isDeepStrictEqual(Item, Put?.Item);
};

/** Source: "BatchWriteItem", 25 requests. */
const LAID_TOGETHER = 25;
const LAY_TRIES = 8;

/** Lays new things down, each by itself: half the price of a transaction. @throws when the service leaves some of them out again and again. */
export const layInto = async (
  client: DynamoDBClient,
  tables: TableNames,
  sealer: Sealer,
  things: readonly Laid[],
): Promise<void> => {
  const requests = await Promise.all(
    things.map(async ({ records, value }) => ({
      table: tables[records.table],
      request: { PutRequest: { Item: toStored(await itemOf(records, value, 1, sealer)) } },
    })),
  );
  for (let from = 0; from < requests.length; from += LAID_TOGETHER) {
    const asked: Record<string, WriteRequest[]> = {};
    for (const { table, request } of requests.slice(from, from + LAID_TOGETHER)) {
      asked[table] = [...(asked[table] ?? []), request];
    }
    await layTogether(client, asked);
  }
};

const layTogether = async (
  client: DynamoDBClient,
  requests: Record<string, WriteRequest[]>,
): Promise<void> => {
  let left = requests;
  for (let tries = 1; Object.keys(left).length > 0; tries += 1) {
    if (tries > LAY_TRIES) throw new Error('Things were left out again and again as they were laid down');
    left = (await client.send(new BatchWriteItemCommand({ RequestItems: left }))).UnprocessedItems ?? {};
  }
};

const beliefOf = (write: Write | undefined): BrokenBelief => ({
  kind: write?.belief.otherwise ?? 'ChangedMeanwhile',
});

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Unknown');

const triesOf = (error: unknown): number =>
  (error as { $metadata?: { attempts?: number } }).$metadata?.attempts ?? 1;

const cancellationCodes = (error: unknown): string[] => {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return [];
  const { CancellationReasons } = error as Error & { CancellationReasons?: { Code?: string }[] };
  return (CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
};
