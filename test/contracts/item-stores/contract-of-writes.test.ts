import { describe, expect, it } from 'vitest';
import {
  CONDITION_FAILED,
  fresh,
  get,
  INVALID,
  N,
  note,
  openContract,
  put,
  S,
  TableName,
  update,
} from './contract.ts';

const { expectTheSame, stores } = openContract();

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
    const { engine, inProcess } = await stores().ask([
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
