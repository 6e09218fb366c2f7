import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { accepted, type Result, refused } from '../runtime/result.ts';
import { toStored } from './attribute-values.ts';
import { itemOf } from './items.ts';
import { readingOnce } from './reading.ts';
import type { Kept, TableName } from './records.ts';
import type { Sealer } from './sealing.ts';
import type { BrokenBelief, Question, Store } from './store.ts';
import type { Belief, Write } from './writes.ts';

export type TableNames = Record<TableName, string>;

/** The tries for a transaction that met another one on the same item, 4 in all; the SDK waits between. */
const CONFLICT_TRIES = 4;

/** The store on DynamoDB. @throws what the service throws, apart from broken beliefs, which are answered. */
export const dynamoStore = (client: DynamoDBClient, tables: TableNames, sealer: Sealer): Store => {
  const read = readingOnce(sealer);
  return {
    find: async (records, key) => {
      const answer = await client.send(
        new GetItemCommand({ TableName: tables[records.table], Key: toStored(key), ConsistentRead: true }),
      );
      return answer.Item && read(records, answer.Item);
    },

    ask: async (records, question) => {
      const kept: (Promise<Kept<never>> | Kept<never>)[] = [];
      let from: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({ ...queryOf(tables[records.table], question), ExclusiveStartKey: from }),
        );
        for (const item of page.Items ?? []) {
          const one = read(records, item);
          if (one !== undefined) kept.push(one as Kept<never>);
        }
        from = page.LastEvaluatedKey;
      } while (from && (question.limit === undefined || kept.length < question.limit));
      const wanted = question.limit === undefined ? kept : kept.slice(0, question.limit);
      return wanted.some((one) => one instanceof Promise) ? Promise.all(wanted) : (wanted as Kept<never>[]);
    },

    commit: async (writes) => {
      const items = await Promise.all(writes.map((write) => transactItem(write, tables, sealer)));
      for (let tries = 1; ; tries += 1) {
        const outcome = await tryCommit(client, items, writes);
        if (outcome !== 'conflict') return outcome;
        if (tries === CONFLICT_TRIES)
          throw new Error(`A transaction met others ${CONFLICT_TRIES} times; nothing was written`);
      }
    },
  };
};

const queryOf = (table: string, question: Question): QueryCommandInput => {
  const [pk, sk] = indexKeys(question.index);
  const names: Record<string, string> = { '#pk': pk };
  const values: Record<string, string> = { ':pk': question.pk };
  let condition = '#pk = :pk';
  if (question.begins !== undefined || question.until !== undefined) names['#sk'] = sk;
  if (question.begins !== undefined) {
    condition += ' AND begins_with(#sk, :begins)';
    values[':begins'] = question.begins;
  } else if (question.until !== undefined) {
    condition += ' AND #sk <= :until';
    values[':until'] = question.until;
  }
  return {
    TableName: table,
    IndexName: question.index,
    KeyConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: toStored(values),
    ScanIndexForward: !question.newestFirst,
    Limit: question.limit,
    // An index answers late; only the table itself answers consistently.
    ConsistentRead: question.index === undefined,
  };
};

const INDEX_KEYS: Record<string, [string, string]> = {
  lookup: ['lk', 'ls'],
  worklist: ['wk', 'ws'],
  personal: ['ok', 'os'],
  due: ['dk', 'ds'],
};

const indexKeys = (index: string | undefined): [string, string] => {
  if (index === undefined) return ['pk', 'sk'];
  const keys = INDEX_KEYS[index];
  if (!keys) throw new Error(`No index is called ${index}`);
  return keys;
};

const transactItem = async (write: Write, tables: TableNames, sealer: Sealer): Promise<TransactWriteItem> => {
  switch (write.does) {
    case 'put': {
      const version = typeof write.belief.version === 'number' ? write.belief.version + 1 : 1;
      const item = await itemOf(write.records, write.value, version, sealer);
      return {
        Put: { TableName: tables[write.records.table], Item: toStored(item), ...conditionOf(write.belief) },
      };
    }
    case 'add':
      return { Update: { TableName: tables[write.records.table], ...(await additionOf(write, sealer)) } };
    case 'delete':
      return {
        Delete: { TableName: tables[write.table], Key: toStored(write.key), ...conditionOf(write.belief) },
      };
    case 'expect': {
      const { ConditionExpression, ...rest } = conditionOf(write.belief);
      if (ConditionExpression === undefined) throw new Error('An expectation that expects nothing');
      return {
        ConditionCheck: {
          TableName: tables[write.table],
          Key: toStored(write.key),
          ConditionExpression,
          ...rest,
        },
      };
    }
    default:
      return write satisfies never;
  }
};

const additionOf = async (
  { records, value, field, atMost }: Extract<Write, { does: 'add' }>,
  sealer: Sealer,
) => {
  const { pk, sk, version: _, ...fields } = await itemOf(records, value, 1, sealer);
  const others = Object.entries(fields).filter(([name, one]) => name !== field && one !== undefined);
  return {
    Key: toStored({ pk, sk }),
    UpdateExpression: `SET ${others.map((_one, index) => `#f${index} = :f${index}`).join(', ')} ADD #n :one, #version :one`,
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :most',
    ExpressionAttributeNames: {
      '#n': field,
      '#version': 'version',
      ...Object.fromEntries(others.map(([name], index) => [`#f${index}`, name])),
    },
    ExpressionAttributeValues: toStored({
      ':one': 1,
      ':most': atMost,
      ...Object.fromEntries(others.map(([, one], index) => [`:f${index}`, one])),
    }),
  };
};

const conditionOf = (belief: Belief) => {
  if (belief.version === 'any') return {};
  if (belief.version === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: toStored({ ':version': belief.version }),
  };
};

const tryCommit = async (
  client: DynamoDBClient,
  items: TransactWriteItem[],
  writes: readonly Write[],
): Promise<Result<void, BrokenBelief> | 'conflict'> => {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
    return accepted(undefined);
  } catch (error) {
    const reasons = cancellationCodes(error);
    const broken = reasons.indexOf('ConditionalCheckFailed');
    if (broken >= 0) return refused({ kind: writes[broken]?.belief.otherwise ?? 'ChangedMeanwhile' });
    if (reasons.includes('TransactionConflict')) return 'conflict';
    throw error;
  }
};

const cancellationCodes = (error: unknown): string[] => {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return [];
  const { CancellationReasons } = error as Error & { CancellationReasons?: { Code?: string }[] };
  return (CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
};
