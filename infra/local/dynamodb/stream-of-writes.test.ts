import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rootCredentials } from '../aws-port/caller.ts';
import { aDynamoDb, type DynamoDbAtHome } from './a-dynamodb.ts';

let homes: DynamoDbAtHome[];
let home: DynamoDbAtHome;
beforeAll(async () => {
  homes = await Promise.all([aDynamoDb({ kind: 'engine' }), aDynamoDb({ kind: 'in-process' })]);
});
afterAll(() => Promise.all(homes.map((one) => one.stop())));

let row = 0;
beforeEach(() => {
  row += 1;
});
const onBoth = (sentence: string, tests: () => void): void =>
  describe.each(['engine', 'in-process'])('%s', (kind) => {
    beforeEach(() => {
      home = homes[kind === 'engine' ? 0 : 1] as DynamoDbAtHome;
      home.records.length = 0;
    });
    describe(sentence, tests);
  });

const key = () => ({ pk: `case ${row}`, sk: 'state' });
const stored = (fields: object = {}) => ({ pk: { S: `case ${row}` }, sk: { S: 'state' }, ...fields });
const put = (fields: object = {}, more: object = {}) =>
  home.client.send(new PutCommand({ TableName: 'Cases', Item: { ...key(), ...fields }, ...more }));
const setCount = (count: number, more: object = {}) =>
  home.client.send(
    new UpdateCommand({
      TableName: 'Cases',
      Key: key(),
      UpdateExpression: 'SET #count = :count',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':count': count },
      ...more,
    }),
  );
const images = (record: DynamoDBRecord | undefined) => [
  record?.eventName,
  record?.dynamodb?.OldImage,
  record?.dynamodb?.NewImage,
];
const transact = (items: TransactWriteCommandInput['TransactItems'], more: object = {}) =>
  home.client.send(new TransactWriteCommand({ TransactItems: items, ...more }));

onBoth('a write to a table with a stream', () => {
  it('that makes an item is an INSERT with its new image', async () => {
    const answer = await put({ count: 1 });
    expect(answer.Attributes).toBeUndefined();
    expect(home.records.map(images)).toEqual([['INSERT', undefined, stored({ count: { N: '1' } })]]);
    expect(home.records[0]).toMatchObject({
      eventSource: 'aws:dynamodb',
      awsRegion: 'ap-northeast-1',
      dynamodb: {
        Keys: stored(),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ApproximateCreationDateTime: 1_775_001_600,
      },
    });
    expect(home.records[0]?.eventSourceARN).toMatch(/:table\/Cases\/stream\//);
  });

  it('that replaces an item is a MODIFY with both images', async () => {
    await put({ count: 1 });
    await put({ count: 2 });
    expect(images(home.records[1])).toEqual([
      'MODIFY',
      stored({ count: { N: '1' } }),
      stored({ count: { N: '2' } }),
    ]);
  });

  it('that changes nothing leaves no record', async () => {
    await put({ tags: new Set(['a', 'b']), nested: { deep: [1, 'two'] } });
    await put({ nested: { deep: [1, 'two'] }, tags: new Set(['b', 'a']) });
    await setCount(1);
    await setCount(1);
    expect(home.records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
  });

  it('that updates an item shows what the expression made of it', async () => {
    await setCount(3);
    await setCount(4);
    expect(home.records.map(images)).toEqual([
      ['INSERT', undefined, stored({ count: { N: '3' } })],
      ['MODIFY', stored({ count: { N: '3' } }), stored({ count: { N: '4' } })],
    ]);
  });

  it.each([
    ['NONE', undefined],
    ['ALL_OLD', { pk: expect.anything(), sk: 'state', count: 1, kept: true }],
    ['ALL_NEW', { pk: expect.anything(), sk: 'state', count: 2, kept: true }],
    ['UPDATED_OLD', { count: 1 }],
    ['UPDATED_NEW', { count: 2 }],
  ])('gives the caller of an update the values asked for: %s', async (ReturnValues, expected) => {
    await put({ count: 1, kept: true });
    const answer = await setCount(2, { ReturnValues });
    expect(answer.Attributes).toEqual(expected);
    expect(images(home.records[1])).toEqual([
      'MODIFY',
      stored({ count: { N: '1' }, kept: { BOOL: true } }),
      stored({ count: { N: '2' }, kept: { BOOL: true } }),
    ]);
  });

  it('that deletes an item is a REMOVE; deleting it again leaves no record', async () => {
    await put();
    await home.client.send(new DeleteCommand({ TableName: 'Cases', Key: key() }));
    await home.client.send(new DeleteCommand({ TableName: 'Cases', Key: key() }));
    expect(home.records.slice(1).map(images)).toEqual([['REMOVE', stored(), undefined]]);
  });

  it('that is refused leaves no record and shows the caller the item that stood against it', async () => {
    await put({ count: 1 });
    const refused = put(
      { count: 2 },
      { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    );
    await expect(refused).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: stored({ count: { N: '1' } }),
    });
    expect(home.records).toHaveLength(1);
  });

  it('that spells a number in its own way shows it as it is stored', async () => {
    const plain = new DynamoDBClient({
      endpoint: home.port.endpoint,
      region: 'ap-northeast-1',
      credentials: rootCredentials,
    });
    await plain.send(new PutItemCommand({ TableName: 'Cases', Item: stored({ count: { N: '1.50' } }) }));
    expect(home.records[0]?.dynamodb?.NewImage).toEqual(stored({ count: { N: '1.5' } }));
  });
});

onBoth('a transaction', () => {
  it('leaves a record for each item that it changed, with its images', async () => {
    await put({ count: 1 });
    await transact([
      {
        ConditionCheck: {
          TableName: 'Quiet',
          Key: { pk: 'a', sk: 'b' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { TableName: 'Cases', Item: { ...key(), sk: 'audit' } } },
      {
        Update: {
          TableName: 'Cases',
          Key: key(),
          UpdateExpression: 'ADD #count :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
      { Put: { TableName: 'Quiet', Item: { ...key() } } },
    ]);
    expect(home.records.slice(1).map(images)).toEqual([
      ['INSERT', undefined, { ...stored(), sk: { S: 'audit' } }],
      ['MODIFY', stored({ count: { N: '1' } }), stored({ count: { N: '2' } })],
    ]);
  });

  it('that is refused leaves none, and says which belief was false', async () => {
    await put();
    const refused = transact([
      { Put: { TableName: 'Cases', Item: { ...key(), sk: 'audit' } } },
      { Put: { TableName: 'Cases', Item: key(), ConditionExpression: 'attribute_not_exists(pk)' } },
    ]);
    await expect(refused).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(home.records).toHaveLength(1);
  });

  it('that is sent again under its token leaves none, whatever happened to its items since', async () => {
    const items = [{ Put: { TableName: 'Cases', Item: { ...key(), count: 1 } } }];
    await transact(items, { ClientRequestToken: `token ${row}` });
    await setCount(9);
    await transact(items, { ClientRequestToken: `token ${row}` });
    expect(home.records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY']);
  });

  it('that names one item twice is refused by the engine in its own words', async () => {
    const one = { Put: { TableName: 'Cases', Item: key() } };
    await expect(transact([one, one])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(home.records).toEqual([]);
  });
});

onBoth('a batch', () => {
  it('leaves a record for each item put or deleted', async () => {
    await put();
    await home.client.send(
      new BatchWriteCommand({
        RequestItems: {
          Cases: [{ DeleteRequest: { Key: key() } }, { PutRequest: { Item: { ...key(), sk: 'new' } } }],
          Quiet: [{ PutRequest: { Item: key() } }],
        },
      }),
    );
    expect(home.records.slice(1).map(images)).toEqual([
      ['REMOVE', stored(), undefined],
      ['INSERT', undefined, { ...stored(), sk: { S: 'new' } }],
    ]);
  });
});

onBoth('many writers at once', () => {
  it('leave a chain of records for each item: every old image is the new image before it', async () => {
    const write = fc.record({
      item: fc.integer({ min: 0, max: 2 }),
      how: fc.constantFrom('put', 'add', 'both', 'delete'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 30 }), async (writes) => {
        row += 1;
        home.records.length = 0;
        await Promise.all(writes.map(({ item, how }, index) => writeAs(how, item, index)));
        expect(brokenChains(home.records)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

const writeAs = async (how: string, item: number, value: number): Promise<unknown> => {
  const Key = { pk: `case ${row}`, sk: `item ${item}` };
  const add = {
    TableName: 'Cases',
    Key,
    UpdateExpression: 'ADD #count :one',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':one': 1 },
  };
  if (how === 'put')
    return home.client.send(new PutCommand({ TableName: 'Cases', Item: { ...Key, count: value } }));
  if (how === 'add') return home.client.send(new UpdateCommand(add));
  if (how === 'delete') return home.client.send(new DeleteCommand({ TableName: 'Cases', Key }));
  const other = { pk: `case ${row}`, sk: `item ${(item + 1) % 3}` };
  return transact([{ Update: add }, { Put: { TableName: 'Cases', Item: { ...other, count: value } } }]);
};

const brokenChains = (records: DynamoDBRecord[]): unknown[] => {
  const latest = new Map<string, unknown>();
  let sequence = '';
  return records.filter(({ dynamodb }) => {
    const name = JSON.stringify(dynamodb?.Keys);
    const follows = spelled(latest.get(name)) === spelled(dynamodb?.OldImage);
    const rises = (dynamodb?.SequenceNumber ?? '') > sequence;
    latest.set(name, dynamodb?.NewImage);
    sequence = dynamodb?.SequenceNumber ?? '';
    return !follows || !rises;
  });
};

const spelled = (image: unknown): string => JSON.stringify(Object.entries(image ?? {}).sort());
