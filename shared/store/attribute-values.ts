import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export type StoredItem = Record<string, AttributeValue>;

/** Plain values as DynamoDB takes them; fields that are `undefined` are not written. */
export const toStored = (fields: Record<string, unknown>): StoredItem =>
  marshall(fields, { removeUndefinedValues: true });

/** A stored item as plain values: numbers as numbers, bytes as bytes. */
export const fromStored = (item: StoredItem): Record<string, unknown> => unmarshall(item);
