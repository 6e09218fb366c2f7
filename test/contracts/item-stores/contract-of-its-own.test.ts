import { describe, expect, it } from 'vitest';
import type { Command } from './both-stores.ts';
import { fresh, get, N, note, openContract, put, S, TableName, update } from './contract.ts';

const { stores } = openContract();

describe('where the engine is not the service, this store is', () => {
  const items = (pk: string): unknown => stores().store.run(...get(pk, '1'));
  const list = (...L: object[]) => ({ Item: expect.objectContaining({ list: { L } }) });
  const run = (...commands: Command[]): void => {
    for (const [action, input] of commands) stores().store.run(action, input);
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
    const { store } = stores();
    expect(() => store.run(action, input)).toThrow(name);
  });
});
