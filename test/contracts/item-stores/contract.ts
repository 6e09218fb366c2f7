import { afterAll, beforeAll, expect } from 'vitest';
import { type BothStores, bothStores, type Command } from './both-stores.ts';

/* What the contract is written in: a table of notes, the commands to it, and both stores asked the same. */

export const TableName = 'Notes';
export const S = (text: string) => ({ S: text });
export const N = (number: number | string) => ({ N: String(number) });

/** An item that has something of everything. */
export const note = (pk: string, sk: string, more: object = {}) => ({
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
export const put = (Item: object, more: object = {}): Command => ['PutItem', { TableName, Item, ...more }];
export const get = (pk: string, sk: string, more: object = {}): Command => [
  'GetItem',
  { TableName, Key: { pk: S(pk), sk: S(sk) }, ...more },
];
export const update = (
  pk: string,
  UpdateExpression: string,
  values: object = {},
  more: object = {},
): Command => [
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
export const query = (KeyConditionExpression: string, values: object, more: object = {}): Command => [
  'Query',
  { TableName, KeyConditionExpression, ExpressionAttributeValues: values, ...more },
];

export const CONDITION_FAILED = 'ConditionalCheckFailedException';
export const INVALID = 'ValidationException';

export const inWard = (pk: string, sk: string, ward: string, more: object = {}) => ({
  pk: S(pk),
  sk: S(sk),
  ward: S(ward),
  ...more,
});

let partition = 0;
/** A partition that no other case has. */
export const fresh = (): string => {
  partition += 1;
  return `p${partition}`;
};

/** Starts both stores for the tests of a file. */
export const openContract = () => {
  let stores: BothStores;
  beforeAll(async () => {
    stores = await bothStores();
  });
  afterAll(() => stores.stop());
  return {
    stores: (): BothStores => stores,
    /** Both stores say the same, and what they say is no surprise to whoever wrote the case. */
    expectTheSame: async (commands: readonly Command[], refused?: string): Promise<void> => {
      const { engine, inProcess } = await stores.ask(commands);
      expect(inProcess).toEqual(engine);
      const last = inProcess.at(-1);
      expect(last && 'refused' in last ? last.refused : undefined).toBe(refused);
    },
  };
};
