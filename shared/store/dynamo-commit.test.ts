import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { commitTo, layInto } from './dynamo-commit.ts';
import { onceRows } from './ledger.ts';
import type { Sealer } from './sealing.ts';
import { creating, laying } from './writes.ts';

const client = new DynamoDBClient({ region: 'ap-northeast-1' });
const mock = mockClient(client);
const tables = { registry: 'R', cases: 'C', ledger: 'L' };
const sealer: Sealer = { seal: async (_, text) => text, open: async (_, text) => text };
beforeEach(() => mock.reset());

const thing = (key: string) => ({
  municipality: '990019' as never,
  onceKey: key,
  requestHash: 'h',
  answer: {},
  expiresAt: '2026-11-09T00:00:00Z',
});
const commit = (...keys: string[]) =>
  commitTo(
    client,
    tables,
    sealer,
    keys.map((key) => creating(onceRows, thing(key), 'DoneMeanwhile')),
  );
const refusedAfter = (attempts: number): Error =>
  Object.assign(new Error('no'), { name: 'ConditionalCheckFailedException', $metadata: { attempts } });

describe('a command that writes one item', () => {
  it('writes it alone, at half the price of a transaction; two items are a transaction', async () => {
    mock.on(PutItemCommand).resolves({});
    mock.on(TransactWriteItemsCommand).resolves({});
    await commit('one');
    expect(mock.commandCalls(TransactWriteItemsCommand)).toHaveLength(0);
    await commit('one', 'two');
    expect(mock.commandCalls(PutItemCommand)).toHaveLength(1);
    expect(mock.commandCalls(TransactWriteItemsCommand)).toHaveLength(1);
  });

  it('is refused by the name of its belief when that proves false', async () => {
    mock.on(PutItemCommand).rejects(refusedAfter(1));
    expect(await commit('one')).toEqual({ ok: false, refusal: { kind: 'DoneMeanwhile' } });
  });

  it('whose answer was lost finds its own item when the SDK tries again, and is done', async () => {
    mock.on(PutItemCommand).rejects(refusedAfter(2));
    mock
      .on(GetItemCommand)
      .callsFake(() => ({ Item: mock.commandCalls(PutItemCommand)[0]?.args[0].input.Item }));
    expect(await commit('one')).toMatchObject({ ok: true });
  });

  it('is refused when the SDK tried again and somebody else’s item stands there', async () => {
    mock.on(PutItemCommand).rejects(refusedAfter(2));
    mock.on(GetItemCommand).resolves({ Item: { pk: { S: 'other' } } });
    expect(await commit('one')).toMatchObject({ ok: false });
  });

  it('that meets a transaction on its item tries again', async () => {
    const conflict = Object.assign(new Error('busy'), { name: 'TransactionConflictException' });
    mock.on(PutItemCommand).rejectsOnce(conflict).resolves({});
    expect(await commit('one')).toMatchObject({ ok: true });
    expect(mock.commandCalls(PutItemCommand)).toHaveLength(2);
  });
});

describe('things that are laid down', () => {
  it('go 25 together, and what the service left out goes again', async () => {
    const left = { L: [{ PutRequest: { Item: { pk: { S: 'left' } } } }] };
    mock.on(BatchWriteItemCommand).resolvesOnce({ UnprocessedItems: left }).resolves({});
    const things = Array.from({ length: 30 }, (_, number) => laying(onceRows, thing(`${number}`)));
    await layInto(client, tables, sealer, things);
    const sizes = mock
      .commandCalls(BatchWriteItemCommand)
      .map(({ args }) => args[0].input.RequestItems?.L?.length);
    expect(sizes).toEqual([25, 1, 5]);
  });
});
