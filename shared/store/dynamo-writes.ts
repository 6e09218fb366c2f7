import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { toStored } from './attribute-values.ts';
import { itemOf } from './items.ts';
import type { TableName } from './records.ts';
import type { Sealer } from './sealing.ts';
import type { Belief, Write } from './writes.ts';

export type TableNames = Record<TableName, string>;

/** A write as DynamoDB's transactions take it. */
export const transactItem = async (
  write: Write,
  tables: TableNames,
  sealer: Sealer,
): Promise<TransactWriteItem> => {
  switch (write.does) {
    case 'put': {
      const version = typeof write.belief.version === 'number' ? write.belief.version + 1 : 1;
      const item = await itemOf(write.records, write.value, version, sealer);
      return {
        Put: { TableName: tables[write.records.table], Item: toStored(item), ...conditionOf(write.belief) },
      };
    }
    case 'add':
      return { Update: { TableName: tables[write.records.table], ...(await additionOf(write, sealer)) } };
    case 'delete':
      return {
        Delete: { TableName: tables[write.table], Key: toStored(write.key), ...conditionOf(write.belief) },
      };
    case 'expect': {
      const { ConditionExpression, ...rest } = conditionOf(write.belief);
      if (ConditionExpression === undefined) throw new Error('An expectation that expects nothing');
      return {
        ConditionCheck: {
          TableName: tables[write.table],
          Key: toStored(write.key),
          ConditionExpression,
          ...rest,
        },
      };
    }
    default:
      return write satisfies never;
  }
};

const additionOf = async (
  { records, value, field, atMost }: Extract<Write, { does: 'add' }>,
  sealer: Sealer,
) => {
  const { pk, sk, version: _, ...fields } = await itemOf(records, value, 1, sealer);
  const others = Object.entries(fields).filter(([name, one]) => name !== field && one !== undefined);
  return {
    Key: toStored({ pk, sk }),
    UpdateExpression: `SET ${others.map((_one, index) => `#f${index} = :f${index}`).join(', ')} ADD #n :one, #version :one`,
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :most',
    ExpressionAttributeNames: {
      '#n': field,
      '#version': 'version',
      ...Object.fromEntries(others.map(([name], index) => [`#f${index}`, name])),
    },
    ExpressionAttributeValues: toStored({
      ':one': 1,
      ':most': atMost,
      ...Object.fromEntries(others.map(([, one], index) => [`:f${index}`, one])),
    }),
  };
};

const conditionOf = (belief: Belief) => {
  if (belief.version === 'any') return {};
  if (belief.version === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: toStored({ ':version': belief.version }),
  };
};
