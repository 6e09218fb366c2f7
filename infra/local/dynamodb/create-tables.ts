import { AwsError } from '../aws-port/aws-error.ts';
import type { Declared } from '../template/declaration.ts';
import type { TableProperties } from '../template/resources/dynamodb.ts';
import type { EngineClient } from './engine-client.ts';

type KeySchema = TableProperties['KeySchema'];
type Index = TableProperties['GlobalSecondaryIndexes'][number];
type Described = { Table: { KeySchema: KeySchema; GlobalSecondaryIndexes?: { IndexName: string }[] } };

/**
 * Makes the tables that are not there yet and adds indexes that an older store lacks. Streams and expiry are the
 * twin's own work, so the engine hears of neither. Throws when a stored table has other keys than the template says.
 */
export const createTables = async (
  engine: EngineClient,
  tables: readonly Declared<TableProperties>[],
): Promise<void> => {
  for (const table of tables) {
    const stored = await describe(engine, table.name);
    if (stored) await adjust(engine, table, stored.Table);
    else await engine.ask('CreateTable', creation(table));
  }
};

const describe = async (engine: EngineClient, TableName: string): Promise<Described | undefined> => {
  try {
    return await engine.ask<Described>('DescribeTable', { TableName });
  } catch (failure) {
    if (failure instanceof AwsError && failure.code === 'ResourceNotFoundException') return undefined;
    throw failure;
  }
};

const creation = ({ name, properties }: Declared<TableProperties>): object => ({
  TableName: name,
  AttributeDefinitions: properties.AttributeDefinitions,
  KeySchema: properties.KeySchema,
  BillingMode: 'PAY_PER_REQUEST',
  ...unlessEmpty('GlobalSecondaryIndexes', properties.GlobalSecondaryIndexes.map(indexCore)),
  ...unlessEmpty('LocalSecondaryIndexes', properties.LocalSecondaryIndexes),
});

const adjust = async (
  engine: EngineClient,
  { name, path, properties }: Declared<TableProperties>,
  stored: Described['Table'],
): Promise<void> => {
  if (spell(stored.KeySchema) !== spell(properties.KeySchema)) {
    throw new Error(`${path}: the stored table has the keys ${spell(stored.KeySchema)}, the template others`);
  }
  const there = new Set((stored.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName));
  for (const index of properties.GlobalSecondaryIndexes.filter(({ IndexName }) => !there.has(IndexName))) {
    await engine.ask('UpdateTable', {
      TableName: name,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: indexCore(index) }],
    });
  }
};

const indexCore = ({ IndexName, KeySchema, Projection }: Index): object => ({
  IndexName,
  KeySchema,
  Projection,
});

const spell = (schema: KeySchema): string =>
  schema.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(', ');

const unlessEmpty = (name: string, list: readonly unknown[]): object =>
  list.length > 0 ? { [name]: list } : {};
