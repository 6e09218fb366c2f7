import { z } from 'zod';
import type { Item } from './item.ts';

/**
 * The members of DynamoDB's requests that the twin reads for itself; the rest passes on to the engine, which judges it.
 * An item is therefore only known to be an object here.
 */
const AnItem = z.custom<Item>((value) => typeof value === 'object' && value !== null);
const TableName = z.string();

export const Anything = z.looseObject({});
export const OnTable = z.looseObject({ TableName });
export type OnTable = z.infer<typeof OnTable>;

export const PutItem = z.looseObject({ TableName, Item: AnItem, ReturnValues: z.string().optional() });
export type PutItem = z.infer<typeof PutItem>;

export const KeyedItem = z.looseObject({ TableName, Key: AnItem, ReturnValues: z.string().optional() });
export type KeyedItem = z.infer<typeof KeyedItem>;

export const Query = z.looseObject({
  TableName,
  IndexName: z.string().optional(),
  Select: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: AnItem.optional(),
  KeyConditions: z
    .record(z.string(), z.looseObject({ AttributeValueList: z.array(AnItem.optional()).optional() }))
    .optional(),
});
export type Query = z.infer<typeof Query>;

export const BatchGet = z.looseObject({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(AnItem) })),
});
export type BatchGet = z.infer<typeof BatchGet>;

export const BatchWrite = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.looseObject({
        PutRequest: z.looseObject({ Item: AnItem }).optional(),
        DeleteRequest: z.looseObject({ Key: AnItem }).optional(),
      }),
    ),
  ),
});
export type BatchWrite = z.infer<typeof BatchWrite>;

const Keyed = z.looseObject({ TableName, Key: AnItem });

export const TransactGet = z.looseObject({ TransactItems: z.array(z.looseObject({ Get: Keyed })) });
export type TransactGet = z.infer<typeof TransactGet>;

export const TransactWrite = z.looseObject({
  ClientRequestToken: z.string().optional(),
  TransactItems: z.array(
    z.looseObject({
      Put: z.looseObject({ TableName, Item: AnItem }).optional(),
      Update: Keyed.optional(),
      Delete: Keyed.optional(),
      ConditionCheck: Keyed.optional(),
    }),
  ),
});
export type TransactWrite = z.infer<typeof TransactWrite>;
