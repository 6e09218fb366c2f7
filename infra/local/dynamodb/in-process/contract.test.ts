import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BothStores, bothStores, type Command } from './both-stores.ts';

let stores: BothStores;
beforeAll(async () => {
  stores = await bothStores();
});
afterAll(() => stores.stop());

const TableName = 'Notes';
const S = (text: string) => ({ S: text });
const N = (number: number | string) => ({ N: String(number) });

/** An item that has something of everything. */
const note = (pk: string, sk: string, more: object = {}) => ({
  pk: S(pk),
  sk: S(sk),
  title: S('空き状況'),
  count: N(3),
  flag: { BOOL: true },
  gone: { NULL: true },
  bytes: { B: 'AQID' },
  tags: { SS: ['a', 'b'] },
  marks: { NS: ['1', '2.5'] },
  list: { L: [S('first'), N(2), { M: { deep: S('x') } }] },
  map: { M: { core: N(7), other: S('y') } },
  ...more,
});
const put = (Item: object, more: object = {}): Command => ['PutItem', { TableName, Item, ...more }];
const get = (pk: string, sk: string, more: object = {}): Command => [
  'GetItem',
  { TableName, Key: { pk: S(pk), sk: S(sk) }, ...more },
];
const update = (pk: string, UpdateExpression: string, values: object = {}, more: object = {}): Command => [
  'UpdateItem',
  {
    TableName,
    Key: { pk: S(pk), sk: S('1') },
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...more,
  },
];
const query = (KeyConditionExpression: string, values: object, more: object = {}): Command => [
  'Query',
  { TableName, KeyConditionExpression, ExpressionAttributeValues: values, ...more },
];

let partition = 0;
const fresh = (): string => {
  partition += 1;
  return `p${partition}`;
};

/** Both stores say the same, and what they say is no surprise to whoever wrote the case. */
const expectTheSame = async (commands: readonly Command[], refused?: string): Promise<void> => {
  const { engine, inProcess } = await stores.ask(commands);
  expect(inProcess).toEqual(engine);
  const last = inProcess.at(-1);
  expect(last && 'refused' in last ? last.refused : undefined).toBe(refused);
};

const CONDITION_FAILED = 'ConditionalCheckFailedException';
const INVALID = 'ValidationException';

describe('a condition means the same in both stores', () => {
  it.each<[condition: string, values: object, holds: boolean]>([
    ['attribute_exists(title)', {}, true],
    ['attribute_exists(nothing)', {}, false],
    ['attribute_not_exists(pk)', {}, false],
    ['attribute_not_exists(#map.nothing)', {}, true],
    ['attribute_type(title, :t)', { ':t': S('S') }, true],
    ['attribute_type(#list, :t)', { ':t': S('M') }, false],
    ['begins_with(title, :t)', { ':t': S('空き') }, true],
    ['begins_with(title, :t)', { ':t': S('き') }, false],
    ['contains(title, :t)', { ':t': S('状') }, true],
    ['contains(tags, :t)', { ':t': S('b') }, true],
    ['contains(marks, :t)', { ':t': N('2.50') }, true],
    ['contains(#list, :t)', { ':t': N(2) }, true],
    ['contains(#list, :t)', { ':t': S('2') }, false],
    ['size(title) = :n', { ':n': N(4) }, true],
    ['size(tags) = :n', { ':n': N(2) }, true],
    ['size(#list) >= :n', { ':n': N(4) }, false],
    ['size(#map) = :n', { ':n': N(2) }, true],
    ['size(bytes) = :n', { ':n': N(3) }, true],
    ['#count = :n', { ':n': N('3.0') }, true],
    ['#count <> :n', { ':n': S('3') }, true],
    ['#count < :n', { ':n': N(10) }, true],
    ['title > :n', { ':n': N(1) }, false],
    ['flag = :b', { ':b': { BOOL: true } }, true],
    ['gone = :b', { ':b': { NULL: true } }, true],
    ['bytes = :b', { ':b': { B: 'AQID' } }, true],
    ['tags = :b', { ':b': { SS: ['b', 'a'] } }, true],
    ['#map = :b', { ':b': { M: { other: S('y'), core: N(7) } } }, true],
    ['#list[2].deep = :b', { ':b': S('x') }, true],
    ['#list[9] = :b', { ':b': S('x') }, false],
    ['nothing <> :b', { ':b': S('x') }, true],
    ['nothing = :b', { ':b': S('x') }, false],
    ['#count BETWEEN :low AND :high', { ':low': N(1), ':high': N(3) }, true],
    ['#count IN (:low, :high)', { ':low': N(1), ':high': N(4) }, false],
    ['NOT #count = :n', { ':n': N(4) }, true],
    ['#count = :n OR #count = :m AND flag = :n', { ':n': N(3), ':m': N(4) }, true],
    ['(#count = :n OR #count = :m) AND flag = :n', { ':n': N(3), ':m': N(4) }, false],
    ['not attribute_exists(title) or attribute_exists(title)', {}, true],
  ])('%s %j', async (ConditionExpression, values, holds) => {
    const pk = fresh();
    const names = { '#count': 'count', '#list': 'list', '#map': 'map' };
    const used = Object.fromEntries(
      Object.entries(names).filter(([name]) => ConditionExpression.includes(name)),
    );
    const condition = {
      ConditionExpression,
      ...(Object.keys(used).length > 0 && { ExpressionAttributeNames: used }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    };
    const written = put(note(pk, '1', { title: S('new') }), { ...condition, ReturnValues: 'ALL_OLD' });
    await expectTheSame([put(note(pk, '1')), written], holds ? undefined : CONDITION_FAILED);
    await expectTheSame([get(pk, '1')]);
  });

  it('for an item that is not there', async () => {
    await expectTheSame([put(note(fresh(), '1'), { ConditionExpression: 'attribute_not_exists(pk)' })]);
    await expectTheSame(
      [put(note(fresh(), '1'), { ConditionExpression: 'attribute_exists(pk)' })],
      CONDITION_FAILED,
    );
  });

  it('when it fails, and gives the old item to whoever asked for it', async () => {
    const pk = fresh();
    const asked = {
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
    await expectTheSame([put(note(pk, '1')), put(note(pk, '1'), asked)], CONDITION_FAILED);
  });

  it.each([
    ['title = ', {}],
    ['title == :a', { ':a': S('x') }],
    ['unheard_of(title)', {}],
    ['begins_with(title)', {}],
    ['status = :a', { ':a': S('x') }],
    ['title = :missing', { ':a': S('x') }],
    ['#missing = :a', { ':a': S('x') }],
    ['', {}],
    ['(title = :a', { ':a': S('x') }],
    ['title = :a)', { ':a': S('x') }],
  ])('and is refused as written wrongly: %s', async (ConditionExpression, values) => {
    const more = Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {};
    await expectTheSame([put(note(fresh(), '1'), { ConditionExpression, ...more })], INVALID);
  });
});

describe('an update makes the same of an item', () => {
  it.each<[update: string, values: object]>([
    ['SET title = :a', { ':a': S('x') }],
    ['SET title = :a, fresh = :b', { ':a': S('x'), ':b': N('1.50') }],
    ['SET twin = title', {}],
    ['SET amount = if_not_exists(amount, :a)', { ':a': N(1) }],
    ['SET title = if_not_exists(title, :a)', { ':a': N(1) }],
    ['SET amount = if_not_exists(amount, :a) + :b', { ':a': N(1), ':b': N('0.5') }],
    ['SET marks2 = :a - :b', { ':a': N(1), ':b': N('2.25') }],
    ['SET list2 = list_append(:a, :b)', { ':a': { L: [N(1)] }, ':b': { L: [N(2)] } }],
    ['REMOVE title', {}],
    ['REMOVE nothing, title', {}],
    ['ADD amount :a', { ':a': N(2) }],
    ['ADD tags :a', { ':a': { SS: ['b', 'c'] } }],
    ['ADD newtags :a', { ':a': { SS: ['b', 'c'] } }],
    ['DELETE tags :a', { ':a': { SS: ['a', 'z'] } }],
    ['DELETE tags :a', { ':a': { SS: ['a', 'b'] } }],
    ['DELETE nothing :a', { ':a': { SS: ['a'] } }],
    [
      'SET title = :a REMOVE flag ADD amount :b DELETE tags :c',
      { ':a': S('x'), ':b': N(1), ':c': { SS: ['a'] } },
    ],
    ['set title = :a remove flag', { ':a': S('x') }],
  ])('%s %j', async (expression, values) => {
    const [there, absent] = [fresh(), fresh()];
    const { engine, inProcess } = await stores.ask([
      put(note(there, '1')),
      update(there, expression, values),
      update(absent, expression, values),
      get(there, '1'),
      get(absent, '1'),
    ]);
    expect(inProcess).toEqual(engine);
    expect(inProcess[1]).toHaveProperty('output');
  });

  it.each<[update: string, values: object, names: object]>([
    ['SET #m.core = :a, #m.fresh = :a', { ':a': N(9) }, { '#m': 'map' }],
    ['SET #l[0] = :a, #l[2] = :a', { ':a': N(9) }, { '#l': 'list' }],
    ['REMOVE #l[1]', {}, { '#l': 'list' }],
    ['REMOVE #m.core, #l[2].deep', {}, { '#l': 'list', '#m': 'map' }],
    ['SET #l = list_append(#l, :a)', { ':a': { L: [N(1)] } }, { '#l': 'list' }],
    ['ADD #m.core :a', { ':a': N(1) }, { '#m': 'map' }],
  ])('inside its maps and lists: %s', async (expression, values, names) => {
    const pk = fresh();
    await expectTheSame([
      put(note(pk, '1')),
      update(pk, expression, values, { ExpressionAttributeNames: names }),
    ]);
  });

  it.each<[update: string, values: object]>([
    ['SET pk = :a', { ':a': S('x') }],
    ['SET title = :a, title = :b', { ':a': S('x'), ':b': S('y') }],
    ['SET title = :a SET flag = :a', { ':a': S('x') }],
    ['SET title = nothing', {}],
    ['SET title = title + :a', { ':a': N(1) }],
    ['ADD title :a', { ':a': N(1) }],
    ['ADD title :a', { ':a': S('x') }],
    ['SET nothing.below = :a', { ':a': S('x') }],
    ['SET ward = :a', { ':a': N(1) }],
    ['FETCH title', {}],
    ['SET title', {}],
  ])('or none, and is refused: %s', async (expression, values) => {
    const pk = fresh();
    await expectTheSame([put(note(pk, '1')), update(pk, expression, values)], INVALID);
  });

  it.each(['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'])(
    'and gives back the values asked for: %s',
    async (ReturnValues) => {
      const pk = fresh();
      await expectTheSame([
        put(note(pk, '1')),
        update(pk, 'SET title = :a, fresh = :a', { ':a': S('x') }, { ReturnValues }),
        ['DeleteItem', { TableName, Key: { pk: S(pk), sk: S('1') }, ReturnValues: 'ALL_OLD' }],
      ]);
    },
  );
});

describe('a number', () => {
  it.each([
    '0',
    '-0',
    '1.0',
    '1e3',
    '-1.50',
    '0.000001',
    '1E-5',
    '123456789012345678901234567890',
    '+7',
    '007',
    '.5',
  ])('is kept in one spelling: %s', async (text) => {
    const pk = fresh();
    await expectTheSame([put({ pk: S(pk), sk: S('1'), n: N(text) }), get(pk, '1')]);
  });

  it.each(['', 'one', '1e400', '1'.repeat(39), '1e-200'])('is none, and refused: %s', async (text) => {
    await expectTheSame([put({ pk: S(fresh()), sk: S('1'), n: N(text) })], INVALID);
  });
});

describe('an item is refused for', () => {
  it.each<[string, object]>([
    ['a missing sort key', { pk: S('x') }],
    ['a key of another type', { pk: N(1), sk: S('1') }],
    ['an empty key', { pk: S(''), sk: S('1') }],
    ['an index key of another type', { pk: S('x'), sk: S('1'), ward: N(1) }],
    ['an empty index key', { pk: S('x'), sk: S('1'), ward: S('') }],
    ['an empty set', { pk: S('x'), sk: S('1'), tags: { SS: [] } }],
    ['a set with the same member twice', { pk: S('x'), sk: S('1'), tags: { SS: ['a', 'a'] } }],
    ['a size above 400 KB', { pk: S('x'), sk: S('1'), text: S('字'.repeat(137_000)) }],
  ])('%s', async (_why, item) => {
    await expectTheSame([put(item)], INVALID);
  });

  it('a read whose key is not exactly the table’s', async () => {
    await expectTheSame([['GetItem', { TableName, Key: { pk: S('x') } }]], INVALID);
    await expectTheSame([['GetItem', { TableName, Key: { pk: S('x'), sk: S('1'), more: S('y') } }]], INVALID);
  });

  it('a table that is not there', async () => {
    await expectTheSame(
      [['GetItem', { TableName: 'None', Key: { pk: S('x') } }]],
      'ResourceNotFoundException',
    );
  });
});

const inWard = (pk: string, sk: string, ward: string, more: object = {}) => ({
  pk: S(pk),
  sk: S(sk),
  ward: S(ward),
  ...more,
});

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
    await stores.ask(sks.map((sk) => put(note(pk, sk))));
    for (const ScanIndexForward of [true, false]) {
      let ExclusiveStartKey: unknown;
      for (let page = 0; page < 4; page += 1) {
        const more = { Limit: 2, ScanIndexForward, ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}) };
        const { engine, inProcess } = await stores.ask([query('pk = :pk', { ':pk': S(pk) }, more)]);
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
    const { engine, inProcess } = await stores.ask([
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
    const { engine, inProcess } = await stores.ask([
      ...['1', '2', '3', '4', '5'].map((sk) => put({ pk: S(pk), sk: S(sk), ...large })),
      query('pk = :pk', { ':pk': S(pk) }, { ProjectionExpression: 'sk' }),
    ]);
    // The engine counts the item that no longer fits as read.
    const page = { Count: 3, LastEvaluatedKey: { pk: S(pk), sk: S('3') } };
    expect([engine.at(-1), inProcess.at(-1)]).toMatchObject([{ output: page }, { output: page }]);
  });
});

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
    const { engine, inProcess } = await stores.ask([
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

describe('where the engine is not the service, this store is', () => {
  const items = (pk: string): unknown => stores.store.run(...get(pk, '1'));
  const list = (...L: object[]) => ({ Item: expect.objectContaining({ list: { L } }) });
  const run = (...commands: Command[]): void => {
    for (const [action, input] of commands) stores.store.run(action, input);
  };
  const names = { ExpressionAttributeNames: { '#l': 'list' } };

  it('a position behind the end of a list puts the value at its end', () => {
    const pk = fresh();
    run(put(note(pk, '1', { list: { L: [N(1)] } })), update(pk, 'SET #l[9] = :a', { ':a': N(2) }, names));
    expect(items(pk)).toEqual(list(N(1), N(2)));
  });

  it('several positions are removed as they stood before', () => {
    const pk = fresh();
    const three = { list: { L: [N(1), N(2), N(3)] } };
    run(put(note(pk, '1', three)), update(pk, 'REMOVE #l[0], #l[1]', {}, names));
    expect(items(pk)).toEqual(list(N(3)));
  });

  it('a value that no expression uses is refused', () => {
    const unused = {
      ConditionExpression: 'title = :a',
      ExpressionAttributeValues: { ':a': S('x'), ':b': S('y') },
    };
    expect(() => run(put(note(fresh(), '1'), unused))).toThrow(':b');
  });
});

describe('what this store has not learnt', () => {
  it.each<[string, string, object]>([
    ['Query.KeyConditions', 'Query', { TableName, KeyConditions: {} }],
    ['PutItem.Expected', 'PutItem', { TableName, Item: note('x', '1'), Expected: {} }],
    [
      'GetItem.AttributesToGet',
      'GetItem',
      { TableName, Key: { pk: S('x'), sk: S('1') }, AttributesToGet: ['pk'] },
    ],
    ['Scan.Segment', 'Scan', { TableName, Segment: 0, TotalSegments: 2 }],
  ])('is refused by name: %s', async (name, action, input) => {
    const { store } = stores;
    expect(() => store.run(action, input)).toThrow(name);
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

describe('any sequence of commands', () => {
  const sk = fc.constantFrom('1', '2', '3');
  const ward = fc.constantFrom('kita', 'minami');
  const value = fc.oneof(
    fc.integer({ min: -5, max: 5 }).map(N),
    fc.constantFrom('a', 'b', '字').map(S),
    fc.constant({ BOOL: true }),
  );
  const condition = fc.constantFrom<[string | undefined, object]>(
    [undefined, {}],
    ['attribute_exists(pk)', {}],
    ['attribute_not_exists(pk)', {}],
    ['amount > :zero', { ':zero': N(0) }],
  );
  const conditional = ([ConditionExpression, values]: [string | undefined, object], more: object = {}) => {
    const all = { ...values, ...more };
    return {
      ...(ConditionExpression === undefined ? {} : { ConditionExpression }),
      ...(Object.keys(all).length > 0 && { ExpressionAttributeValues: all }),
    };
  };
  const write = (pk: string) =>
    fc.oneof(
      fc
        .record({ sk, ward: fc.option(ward), day: fc.constantFrom('1', '2'), amount: value, held: condition })
        .map(({ sk: place, ward: where, day, amount, held }) => ({
          Put: {
            TableName,
            Item: { pk: S(pk), sk: S(place), day: S(day), amount, ...(where && { ward: S(pk + where) }) },
            ...conditional(held),
          },
        })),
      fc.record({ sk, held: condition }).map(({ sk: place, held }) => ({
        Delete: { TableName, Key: { pk: S(pk), sk: S(place) }, ...conditional(held) },
      })),
      fc
        .record({
          sk,
          held: condition,
          // The service refuses an addition of what is no number at once; the engine, in a transaction, as a reason of its own.
          change: fc.oneof(
            fc.record({ how: fc.constant('ADD amount :v'), v: fc.integer({ min: -5, max: 5 }).map(N) }),
            fc.record({
              how: fc.constantFrom('SET amount = :v', 'SET remark = :v REMOVE amount'),
              v: value,
            }),
          ),
        })
        .map(({ sk: place, held, change: { how, v } }) => ({
          Update: {
            TableName,
            Key: { pk: S(pk), sk: S(place) },
            UpdateExpression: how,
            ...conditional(held, { ':v': v }),
          },
        })),
    );
  const alone: Record<string, string> = { Put: 'PutItem', Delete: 'DeleteItem', Update: 'UpdateItem' };
  const command = (pk: string): fc.Arbitrary<Command> =>
    fc.oneof(
      write(pk).map((one): Command => {
        const [[kind, request]] = Object.entries(one) as [[string, object]];
        // Of an update that makes an item the engine gives the key as the old values; the service gives none.
        return [alone[kind] ?? '', { ...request, ReturnValues: kind === 'Update' ? 'ALL_NEW' : 'ALL_OLD' }];
      }),
      fc
        .uniqueArray(write(pk), {
          minLength: 1,
          maxLength: 3,
          selector: (one) => JSON.stringify(Object.values(one)[0]).match(/"sk":\{"S":"(.)"/)?.[1],
        })
        .map((TransactItems): Command => ['TransactWriteItems', { TransactItems }]),
      fc
        .record({ ScanIndexForward: fc.boolean(), Limit: fc.integer({ min: 1, max: 4 }) })
        .map((more): Command => query('pk = :pk', { ':pk': S(pk) }, more)),
      ward.map((where): Command => query('ward = :w', { ':w': S(pk + where) }, { IndexName: 'byWard' })),
    );

  it('is answered alike, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constant(0).chain(() => fc.array(command(fresh()), { minLength: 5, maxLength: 25 })),
        async (commands) => {
          const { engine, inProcess } = await stores.ask(commands);
          expect(inProcess.map(tiesInAnyOrder)).toEqual(engine.map(tiesInAnyOrder));
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Items of one index key come in no promised order, and attributes in none at all: both are sorted for comparison. */
const tiesInAnyOrder = (said: object): unknown => {
  const { output } = said as { output?: { Items?: object[] } };
  if (!output?.Items) return said;
  const texts = output.Items.map((item) => JSON.stringify(Object.entries(item).toSorted()));
  return { ...output, Items: texts.toSorted() };
};
