import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { convertToAttr, convertToNative } from '@aws-sdk/util-dynamodb';

export type StoredItem = Record<string, AttributeValue>;

/** Plain values as DynamoDB takes them; fields that are `undefined` are not written. */
export const toStored = (fields: Record<string, unknown>): StoredItem => {
  const stored: StoredItem = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') stored[name] = { S: value };
    else if (value !== undefined) stored[name] = convertToAttr(value, { removeUndefinedValues: true });
  }
  return stored;
};

/** A stored item as plain values: numbers as numbers, bytes as bytes. */
export const fromStored = (item: StoredItem): Record<string, unknown> => {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) fields[name] = value.S ?? convertToNative(value);
  return fields;
};
