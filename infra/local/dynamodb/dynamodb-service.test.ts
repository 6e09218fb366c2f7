import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand, ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { aDynamoDb, type DynamoDbAtHome, TEST_START } from './a-dynamodb.ts';

const open: DynamoDbAtHome[] = [];
const start = async (...given: Parameters<typeof aDynamoDb>): Promise<DynamoDbAtHome> => {
  const home = await aDynamoDb(...given);
  open.push(home);
  return home;
};
afterEach(async () => {
  for (const home of open.splice(0)) await home.stop();
});

const CASES = 'arn:aws:dynamodb:ap-northeast-1:000000000000:table/Cases';
const allow = (action: string[], condition?: object) => ({
  Effect: 'Allow',
  Action: action.map((name) => `dynamodb:${name}`),
  Resource: CASES,
  ...(condition && { Condition: condition }),
});
const onlyTenant = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['yokohama*'] } };
const item = (pk: string, more: object = {}) => ({ TableName: 'Cases', Item: { pk, sk: 'state', ...more } });
const query = (pk: string) => ({
  TableName: 'Cases',
  KeyConditionExpression: '#pk = :pk',
  ExpressionAttributeNames: { '#pk': 'pk' },
  ExpressionAttributeValues: { ':pk': pk },
});

describe('DynamoDB under a role', () => {
  it('refuses an action without a grant, and says which statement is missing', async () => {
    const { functionClient } = await start({ grants: [allow(['GetItem'])] });
    await functionClient.send(new GetCommand({ TableName: 'Cases', Key: { pk: 'a', sk: 'b' } }));
    await expect(functionClient.send(new PutCommand(item('a')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`"Action":"dynamodb:PutItem","Resource":"${CASES}"`),
    });
  });

  it('compares the leading keys of items, queries and transactions with the policy', async () => {
    const { functionClient } = await start({ grants: [allow(['PutItem', 'Query'], onlyTenant)] });
    const foreign = { name: 'AccessDeniedException' };
    await functionClient.send(new PutCommand(item('yokohama#1')));
    await expect(functionClient.send(new PutCommand(item('matsudo#1')))).rejects.toMatchObject(foreign);
    expect((await functionClient.send(new QueryCommand(query('yokohama#1')))).Count).toBe(1);
    await expect(functionClient.send(new QueryCommand(query('matsudo#1')))).rejects.toMatchObject(foreign);
    const both = [{ Put: item('yokohama#2') }, { Put: item('matsudo#2') }];
    await expect(
      functionClient.send(new TransactWriteCommand({ TransactItems: both })),
    ).rejects.toMatchObject(foreign);
  });

  it('judges each item of a transaction by its own action', async () => {
    const { functionClient } = await start({ grants: [allow(['PutItem'])] });
    const items = [{ Put: item('a') }, { Delete: { TableName: 'Cases', Key: { pk: 'b', sk: 'state' } } }];
    await expect(
      functionClient.send(new TransactWriteCommand({ TransactItems: items })),
    ).rejects.toMatchObject({ message: expect.stringContaining('dynamodb:DeleteItem') });
  });
});

describe('DynamoDB at home', () => {
  it('refuses by name what tables of a template do not need', async () => {
    const { client } = await start();
    const statement = new ExecuteStatementCommand({ Statement: 'SELECT * FROM Cases' });
    await expect(client.send(statement)).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: 'the twin has no dynamodb:ExecuteStatement',
    });
    const creation = new CreateTableCommand({ TableName: 'More', KeySchema: [], AttributeDefinitions: [] });
    await expect(client.send(creation)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('describes a table under the ARN that policies know', async () => {
    const { client } = await start();
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'Cases' }));
    expect(Table?.TableArn).toBe(CASES);
  });

  it('shows only the keys in a stream that was declared so', async () => {
    const { client, records } = await start({ view: 'KEYS_ONLY' });
    await client.send(new PutCommand(item('a', { secret: 1 })));
    expect(records[0]?.dynamodb).toMatchObject({ Keys: { pk: { S: 'a' }, sk: { S: 'state' } } });
    expect(records[0]?.dynamodb).not.toHaveProperty('NewImage');
  });

  it('deletes an expired item within two days, as the service and not as a caller', async () => {
    const { client, records, timeline } = await start();
    const inAnHour = TEST_START / 1000 + 3_600;
    const inAMonth = TEST_START / 1000 + 30 * 86_400;
    await client.send(new PutCommand(item('soon', { expires: inAnHour })));
    await client.send(new PutCommand(item('later', { expires: inAMonth })));
    await timeline.advanceTo(TEST_START + 2 * 86_400_000);
    const { Items } = await client.send(new ScanCommand({ TableName: 'Cases' }));
    expect(Items?.map(({ pk }) => pk)).toEqual(['later']);
    expect(records.at(-1)).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage: { pk: { S: 'soon' } } },
    });
  });

  it('answers for a write that failed on the way back only by what the store holds', async () => {
    const ordered: ('timeoutAfterCommit' | 'throttle')[] = ['timeoutAfterCommit', 'throttle'];
    const faults = {
      next: (_service: string, action: string) => (action === 'PutItem' ? ordered.shift() : undefined),
      expected: () => true,
    };
    const { client, records } = await start({ faults });
    await expect(client.send(new PutCommand(item('a')))).rejects.toThrow();
    expect(records).toHaveLength(1);
    expect((await client.send(new QueryCommand(query('a')))).Count).toBe(1);
    await expect(client.send(new PutCommand(item('b')))).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    expect((await client.send(new QueryCommand(query('b')))).Count).toBe(0);
  });

  it('keeps its items in the folder of the store', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dynamodb-'));
    const first = await aDynamoDb({ folder });
    await first.client.send(new PutCommand(item('kept')));
    await first.stop();
    const second = await aDynamoDb({ folder });
    expect((await second.client.send(new QueryCommand(query('kept')))).Count).toBe(1);
    await second.stop();
    await rm(folder, { recursive: true });
  });
});
