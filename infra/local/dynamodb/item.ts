import type { AttributeValue } from 'aws-lambda';

/** An item as DynamoDB writes it in JSON: each value with its type letter (`{"pk": {"S": "text"}}`). */
export type Item = Record<string, AttributeValue>;

/** The key of an item, its attributes in the order of the table's key schema. */
export const keyOf = (item: Item, keyNames: readonly string[]): Item =>
  Object.fromEntries(
    keyNames.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** One text per table and key, the same for every spelling of the key's attributes' order. */
export const keyText = (table: string, item: Item, keyNames: readonly string[]): string =>
  JSON.stringify([table, ...keyNames.map((name) => item[name])]);

/** Whether two items hold the same values; the order of attributes and of set members says nothing. */
export const sameItem = (left: Item, right: Item): boolean => sameFields(left, right, sameAttribute);

const sameAttribute = (left: unknown, right: unknown): boolean => {
  if (!isRecord(left) || !isRecord(right)) return false;
  return sameFields(left, right, (one, other, type) => sameContent(one, other, type));
};

const sameContent = (left: unknown, right: unknown, type: string): boolean => {
  if (type === 'M' && isRecord(left) && isRecord(right)) return sameFields(left, right, sameAttribute);
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  if (left.length !== right.length) return false;
  if (type === 'L') return left.every((one, index) => sameAttribute(one, right[index]));
  const members = new Set<unknown>(right);
  return left.every((one) => members.has(one));
};

const sameFields = (
  left: Record<string, unknown>,
  right: Record<string, unknown>,
  same: (left: unknown, right: unknown, name: string) => boolean,
): boolean => {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name], name))
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A number that DynamoDB stores under another spelling (`1.0`, `1e3`): the item as written is not the item as stored. */
export const hasOddNumber = (item: Item): boolean => Object.values(item).some(isOdd);

const isOdd = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(isOdd);
  if (!isRecord(value)) return false;
  if (typeof value.N === 'string') return !PLAIN_INTEGER.test(value.N);
  if (Array.isArray(value.NS)) return value.NS.some((one) => !PLAIN_INTEGER.test(String(one)));
  return Object.values(value).some(isOdd);
};

const PLAIN_INTEGER = /^(0|-?[1-9]\d{0,20})$/;
