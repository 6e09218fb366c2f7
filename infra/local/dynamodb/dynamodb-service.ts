import type { z } from 'zod';
import {
  type AwsAction,
  type AwsCall,
  type AwsService,
  awsAction,
  ReadyAnswer,
} from '../aws-port/aws-service.ts';
import { REGION } from '../template/account.ts';
import {
  needsOfBatchGet,
  needsOfBatchWrite,
  needsOfItem,
  needsOfQuery,
  needsOfTransactGet,
  needsOfTransactWrite,
} from './access-needs.ts';
import type { EngineAnswer } from './engine-client.ts';
import { batchWriteItem, transactWriteItems } from './group-writes.ts';
import type { ObservedStore } from './observed-store.ts';
import * as requests from './requests.ts';
import { SeenTokens } from './seen-tokens.ts';
import { deleteItem, putItem, updateItem } from './single-writes.ts';
import { type TableFacts, type Tables, tableArn } from './table-facts.ts';

/**
 * DynamoDB behind the AWS port: reads and writes of items. Tables come from the templates, so the calls that make or
 * change them are unknown here, as are PartiQL and the streams' own API (Lambda reads them in the caller's place).
 */
export const dynamoDbService = (store: ObservedStore, tables: Tables): AwsService => {
  const seen = new SeenTokens();
  return {
    protocol: { kind: 'json', version: '1.0' },
    actions: {
      GetItem: passed(store, 'GetItem', requests.KeyedItem, (input) => needsOfItem(tables, 'GetItem', input)),
      Query: passed(store, 'Query', requests.Query, (input) => needsOfQuery(tables, 'Query', input)),
      Scan: passed(store, 'Scan', requests.Query, (input) => needsOfQuery(tables, 'Scan', input)),
      BatchGetItem: passed(store, 'BatchGetItem', requests.BatchGet, (input) =>
        needsOfBatchGet(tables, input),
      ),
      TransactGetItems: passed(store, 'TransactGetItems', requests.TransactGet, (input) =>
        needsOfTransactGet(tables, input),
      ),
      PutItem: itemWrite(store, tables, 'PutItem', requests.PutItem, putItem),
      UpdateItem: itemWrite(store, tables, 'UpdateItem', requests.KeyedItem, updateItem),
      DeleteItem: itemWrite(store, tables, 'DeleteItem', requests.KeyedItem, deleteItem),
      BatchWriteItem: awsAction({
        input: requests.BatchWrite,
        needs: (input) => needsOfBatchWrite(tables, input),
        run: async (input, { body }) => ready(await batchWriteItem(store, tables, input, body)),
      }),
      TransactWriteItems: awsAction({
        input: requests.TransactWrite,
        needs: (input) => needsOfTransactWrite(tables, input),
        run: async (input, { body }) => ready(await transactWriteItems(store, tables, seen, input, body)),
      }),
      DescribeTable: awsAction({
        input: requests.OnTable,
        needs: ({ TableName }) => [{ action: 'dynamodb:DescribeTable', resource: tableArn(TableName) }],
        run: async (_input, { body }) => inRegion(await store.engine.send('DescribeTable', body)),
      }),
      ListTables: passed(store, 'ListTables', requests.Anything, () => [
        { action: 'dynamodb:ListTables', resource: '*' },
      ]),
    },
  };
};

/** A request that changes nothing goes through as it is. */
const passed = <S extends z.ZodType>(
  store: ObservedStore,
  name: string,
  input: S,
  needs: (input: z.output<S>) => ReturnType<typeof needsOfItem>,
): AwsAction =>
  awsAction({ input, needs, run: async (_input, { body }) => ready(await store.engine.send(name, body)) });

type ItemWrite<I> = (
  store: ObservedStore,
  table: TableFacts,
  input: I,
  body: Buffer,
) => Promise<EngineAnswer>;

const itemWrite = <S extends z.ZodType<requests.PutItem | requests.KeyedItem>>(
  store: ObservedStore,
  tables: Tables,
  name: string,
  input: S,
  write: ItemWrite<z.output<S>>,
): AwsAction =>
  awsAction({
    input,
    needs: (request) => needsOfItem(tables, name, request),
    run: async (request, { body }: AwsCall) => {
      const table = tables.get(request.TableName);
      return ready(
        table?.stream ? await write(store, table, request, body) : await store.engine.send(name, body),
      );
    },
  });

const ready = ({ status, headers, body }: EngineAnswer): ReadyAnswer =>
  new ReadyAnswer(status, headers, body);

/** The engine knows no region: its ARNs name itself in the place of one. */
const inRegion = (answer: EngineAnswer): ReadyAnswer => {
  const described = answer.body
    .toString('utf8')
    .replaceAll('arn:aws:dynamodb:dynoxide:', `arn:aws:dynamodb:${REGION}:`);
  return ready({ ...answer, body: Buffer.from(described) });
};
