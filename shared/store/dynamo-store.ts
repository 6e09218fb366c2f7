import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { toStored } from './attribute-values.ts';
import { commitTo, layInto } from './dynamo-commit.ts';
import type { TableNames } from './dynamo-writes.ts';
import { readingOnce } from './reading.ts';
import type { Kept } from './records.ts';
import type { Sealer } from './sealing.ts';
import type { Question, Store } from './store.ts';

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

    commit: (writes) => commitTo(client, tables, sealer, writes),
    lay: (things) => layInto(client, tables, sealer, things),
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
