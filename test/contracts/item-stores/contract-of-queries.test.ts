import { describe, expect, it } from 'vitest';
import { fresh, INVALID, inWard, N, note, openContract, put, query, S, update } from './contract.ts';

const { expectTheSame, stores } = openContract();

describe('a query finds the same, in the same order', () => {
  const sks = ['a', 'a#1', 'a#2', 'b', 'ｂ', '😀', '字'];
  const asked = async (
    condition: string,
    values: object,
    more: object = {},
    refused?: string,
  ): Promise<void> => {
    const pk = fresh();
    await expectTheSame(
      [
        ...sks.map((sk, rank) => put(note(pk, sk, { rank: N(rank) }))),
        query(condition, { ':pk': S(pk), ...values }, more),
      ],
      refused,
    );
  };

  it.each<[string, object]>([
    ['pk = :pk', {}],
    ['pk = :pk AND sk = :a', { ':a': S('a#1') }],
    ['pk = :pk AND sk < :a', { ':a': S('b') }],
    ['pk = :pk AND sk <= :a', { ':a': S('a#1') }],
    ['pk = :pk AND sk > :a', { ':a': S('a') }],
    ['sk >= :a AND pk = :pk', { ':a': S('字') }],
    ['pk = :pk AND sk BETWEEN :a AND :b', { ':a': S('a#'), ':b': S('b') }],
    ['pk = :pk AND begins_with(sk, :a)', { ':a': S('a#') }],
  ])('%s', async (condition, values) => {
    await asked(condition, values);
    await asked(condition, values, { ScanIndexForward: false });
    await asked(condition, values, { Limit: 2 });
  });

  it.each<[string, object]>([
    ['sk = :pk', {}],
    ['pk < :pk', {}],
    ['pk = :pk AND title = :a', { ':a': S('x') }],
    ['pk = :pk AND sk <> :a', { ':a': S('x') }],
    ['pk = :pk OR sk = :a', { ':a': S('x') }],
    ['pk = :pk AND contains(sk, :a)', { ':a': S('x') }],
  ])('or is refused: %s', async (condition, values) => {
    await asked(condition, values, {}, INVALID);
  });

  it('with a filter, a projection, a count', async () => {
    const filter = { FilterExpression: '#rank > :two', ExpressionAttributeNames: { '#rank': 'rank' } };
    await asked('pk = :pk', { ':two': N(2) }, filter);
    await asked('pk = :pk', { ':two': N(2) }, { ...filter, Select: 'COUNT' });
    const names = { '#l': 'list', '#m': 'map' };
    await asked(
      'pk = :pk',
      {},
      { ProjectionExpression: 'sk, #m.core, #l[2].deep, #l[0]', ExpressionAttributeNames: names },
    );
  });

  it('page by page, forwards and backwards, to the end', async () => {
    const pk = fresh();
    await stores().ask(sks.map((sk) => put(note(pk, sk))));
    for (const ScanIndexForward of [true, false]) {
      let ExclusiveStartKey: unknown;
      for (let page = 0; page < 4; page += 1) {
        const more = { Limit: 2, ScanIndexForward, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) };
        const { engine, inProcess } = await stores().ask([query('pk = :pk', { ':pk': S(pk) }, more)]);
        expect(inProcess).toEqual(engine);
        const [said] = inProcess;
        ExclusiveStartKey =
          said && 'output' in said
            ? (said.output as { LastEvaluatedKey?: unknown }).LastEvaluatedKey
            : undefined;
      }
    }
  });

  it('through each index, whatever it shows', async () => {
    const ward = fresh();
    await expectTheSame([
      put(inWard(`${ward}a`, '1', ward, { day: S('2'), rank: N(10), title: S('x'), text: S('hidden') })),
      put(inWard(`${ward}b`, '1', ward, { day: S('1'), rank: N(9) })),
      put(inWard(`${ward}c`, '1', ward, { rank: N('9.5'), title: S('y') })),
      query('ward = :w', { ':w': S(ward) }, { IndexName: 'byWard' }),
      query(
        'ward = :w AND #day > :d',
        { ':w': S(ward), ':d': S('1') },
        { IndexName: 'byWard', ExpressionAttributeNames: { '#day': 'day' } },
      ),
      query('ward = :w', { ':w': S(ward) }, { IndexName: 'ranked', ScanIndexForward: false }),
      update(`${ward}b`, 'REMOVE ward', {}),
      update(`${ward}a`, 'SET #day = :d', { ':d': S('0') }, { ExpressionAttributeNames: { '#day': 'day' } }),
      query('ward = :w', { ':w': S(ward) }, { IndexName: 'byWard' }),
      query('ward = :w', { ':w': S(ward) }, { IndexName: 'ranked', Limit: 1 }),
    ]);
  });

  it('in an index without a sort key, in whatever order', async () => {
    const ward = fresh();
    const { engine, inProcess } = await stores().ask([
      put(inWard(`${ward}a`, '1', ward, { title: S('x'), text: S('hidden') })),
      query('ward = :w', { ':w': S(ward) }, { IndexName: 'titles' }),
    ]);
    expect(inProcess).toEqual(engine);
  });

  it('or is refused: an index that is not there, or one that is asked to be consistent', async () => {
    await expectTheSame([query('ward = :w', { ':w': S('x') }, { IndexName: 'none' })], INVALID);
    await expectTheSame(
      [query('ward = :w', { ':w': S('x') }, { IndexName: 'byWard', ConsistentRead: true })],
      INVALID,
    );
  });

  it('a megabyte at a time', async () => {
    const pk = fresh();
    const large = { text: S('x'.repeat(300_000)) };
    const { engine, inProcess } = await stores().ask([
      ...['1', '2', '3', '4', '5'].map((sk) => put({ pk: S(pk), sk: S(sk), ...large })),
      query('pk = :pk', { ':pk': S(pk) }, { ProjectionExpression: 'sk' }),
    ]);
    // The engine counts the item that no longer fits as read.
    const page = { Count: 3, LastEvaluatedKey: { pk: S(pk), sk: S('3') } };
    expect([engine.at(-1), inProcess.at(-1)]).toMatchObject([{ output: page }, { output: page }]);
  });
});
