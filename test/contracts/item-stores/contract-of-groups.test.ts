import { describe, expect, it } from 'vitest';
import type { Command } from './both-stores.ts';
import { fresh, get, INVALID, inWard, N, note, openContract, put, query, S, TableName } from './contract.ts';

const { expectTheSame, stores } = openContract();

describe('a transaction', () => {
  const key = (pk: string, sk = '1') => ({ pk: S(pk), sk: S(sk) });
  const transact = (...TransactItems: object[]): Command => ['TransactWriteItems', { TransactItems }];

  it('is carried out as a whole', async () => {
    const pk = fresh();
    await expectTheSame([
      put(note(pk, '1')),
      put(note(pk, '2')),
      transact(
        { Put: { TableName, Item: note(pk, '3') } },
        {
          Update: {
            TableName,
            Key: key(pk),
            UpdateExpression: 'ADD amount :a',
            ExpressionAttributeValues: { ':a': N(1) },
          },
        },
        { Delete: { TableName, Key: key(pk, '2') } },
        { ConditionCheck: { TableName, Key: key(pk, '9'), ConditionExpression: 'attribute_not_exists(pk)' } },
      ),
      query('pk = :pk', { ':pk': S(pk) }),
      [
        'TransactGetItems',
        { TransactItems: [{ Get: { TableName, Key: key(pk) } }, { Get: { TableName, Key: key(pk, '2') } }] },
      ],
      ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [key(pk)] } } }],
    ]);
  });

  it('or not at all, and says of each part why', async () => {
    const pk = fresh();
    const held = { ConditionExpression: 'attribute_not_exists(pk)' };
    const { engine, inProcess } = await stores().ask([
      put(note(pk, '1')),
      transact(
        { Put: { TableName, Item: note(pk, '2') } },
        { Delete: { TableName, Key: key(pk, '7'), ConditionExpression: 'attribute_exists(pk)' } },
        {
          ConditionCheck: {
            TableName,
            Key: key(pk),
            ...held,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ),
      query('pk = :pk', { ':pk': S(pk) }),
    ]);
    expect(inProcess).toEqual(engine);
    expect(inProcess[1]).toMatchObject({
      refused: 'TransactionCanceledException',
      fields: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed' },
          { Code: 'ConditionalCheckFailed', Item: key(pk) },
        ],
      },
    });
  });

  it('that names one item twice, or nothing, is refused', async () => {
    const pk = fresh();
    const one = { Put: { TableName, Item: note(pk, '1') } };
    await expectTheSame([transact(one, one)], INVALID);
    await expectTheSame([transact({})], INVALID);
  });

  it('is carried out once under its token, and its token is for it alone', async () => {
    const pk = fresh();
    const once = (count: number): Command => [
      'TransactWriteItems',
      {
        ClientRequestToken: pk,
        TransactItems: [{ Put: { TableName, Item: { ...key(pk), count: N(count) } } }],
      },
    ];
    await expectTheSame([once(1), put(note(pk, '1')), once(1), get(pk, '1')]);
    await expectTheSame([once(2)], 'IdempotentParameterMismatchException');
  });
});

describe('a batch', () => {
  it('puts and deletes', async () => {
    const pk = fresh();
    const requests = [
      { PutRequest: { Item: note(pk, '2') } },
      { DeleteRequest: { Key: { pk: S(pk), sk: S('1') } } },
    ];
    await expectTheSame([
      put(note(pk, '1')),
      ['BatchWriteItem', { RequestItems: { [TableName]: requests } }],
      query('pk = :pk', { ':pk': S(pk) }),
    ]);
    await expectTheSame(
      [['BatchWriteItem', { RequestItems: { [TableName]: [requests[0], requests[0]] } }]],
      INVALID,
    );
  });
});

describe('the capacity that a request used', () => {
  it('is counted as the engine counts it', async () => {
    const ward = fresh();
    const asked = { ReturnConsumedCapacity: 'TOTAL' };
    const large = { text: S('x'.repeat(5000)) };
    await expectTheSame([
      put(inWard(ward, '1', ward, large), asked),
      get(ward, '1', { ...asked, ConsistentRead: true }),
      get(ward, '1', asked),
      get(ward, 'none', asked),
      query('pk = :pk', { ':pk': S(ward) }, asked),
    ]);
  });
});
