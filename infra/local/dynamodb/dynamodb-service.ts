import type { z } from 'zod';
import { type AccessNeed, type AwsAction, type AwsService, awsAction } from '../aws-port/aws-service.ts';
import {
  needsOfBatchGet,
  needsOfBatchWrite,
  needsOfItem,
  needsOfQuery,
  needsOfTransactGet,
  needsOfTransactWrite,
} from './access-needs.ts';
import * as requests from './requests.ts';
import type { RunRequest } from './run-request.ts';
import { isSimpleItemRequest, isSimpleQuery } from './simple-requests.ts';
import { type Tables, tableArn } from './table-facts.ts';

/**
 * DynamoDB behind the AWS port: reads and writes of items. Tables come from the templates, so the calls that make or
 * change them are unknown here, as are PartiQL and the streams' own API (Lambda reads them in the caller's place).
 */
export const dynamoDbService = (run: RunRequest, tables: Tables): AwsService => {
  const action = <S extends z.ZodType<object>>(
    name: string,
    input: S,
    needs: (input: z.output<S>) => readonly AccessNeed[],
    isSimple: (value: unknown) => boolean = () => false,
  ): Record<string, AwsAction> => {
    const known = awsAction({ input, needs, run: (request, { body }) => run(name, request, body) });
    return {
      [name]: { ...known, input: (value) => (isSimple(value) ? value : known.input(value)) },
    };
  };
  const onItem = (name: string, input: z.ZodType<requests.PutItem | requests.KeyedItem>) =>
    action(name, input, (request) => needsOfItem(tables, name, request), isSimpleItemRequest);
  return {
    protocol: { kind: 'json', version: '1.0' },
    actions: {
      ...onItem('GetItem', requests.KeyedItem),
      ...onItem('PutItem', requests.PutItem),
      ...onItem('UpdateItem', requests.KeyedItem),
      ...onItem('DeleteItem', requests.KeyedItem),
      ...action('Query', requests.Query, (input) => needsOfQuery(tables, 'Query', input), isSimpleQuery),
      ...action('Scan', requests.Query, (input) => needsOfQuery(tables, 'Scan', input)),
      ...action('BatchGetItem', requests.BatchGet, (input) => needsOfBatchGet(tables, input)),
      ...action('TransactGetItems', requests.TransactGet, (input) => needsOfTransactGet(tables, input)),
      ...action('BatchWriteItem', requests.BatchWrite, (input) => needsOfBatchWrite(tables, input)),
      ...action('TransactWriteItems', requests.TransactWrite, (input) => needsOfTransactWrite(tables, input)),
      ...action('DescribeTable', requests.OnTable, ({ TableName }) => [
        { action: 'dynamodb:DescribeTable', resource: tableArn(TableName) },
      ]),
      ...action('ListTables', requests.Anything, () => [{ action: 'dynamodb:ListTables', resource: '*' }]),
    },
  };
};
