import { arnOf } from '../template/account.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { streamArnOf, type TableProperties } from '../template/resources/dynamodb.ts';

type StreamView = NonNullable<TableProperties['StreamSpecification']>['StreamViewType'];

/** What the twin must know of a table beside its items. */
export type TableFacts = {
  name: string;
  arn: string;
  keyNames: readonly string[];
  /** Partition key of each index. */
  indexPartitionKeys: ReadonlyMap<string, string>;
  /** Undefined for a table without a stream. */
  stream: { view: StreamView; arn: string } | undefined;
  /** The attribute with the epoch second at which an item expires. */
  expiryAttribute: string | undefined;
};

/** Every table that the templates declare. */
export const declaredTables = (declaration: Declaration): Declared<TableProperties>[] => [
  ...declaration.all('AWS::DynamoDB::Table'),
  ...(declaration.all('AWS::DynamoDB::GlobalTable') as Declared<TableProperties>[]),
];

export const factsOf = ({ name, arn, properties }: Declared<TableProperties>): TableFacts => {
  const view = properties.StreamSpecification?.StreamViewType;
  const expiry = properties.TimeToLiveSpecification;
  const indexes = [...properties.GlobalSecondaryIndexes, ...properties.LocalSecondaryIndexes];
  return {
    name,
    arn,
    keyNames: properties.KeySchema.map(({ AttributeName }) => AttributeName),
    indexPartitionKeys: new Map(
      indexes.map(({ IndexName, KeySchema }) => [IndexName, partitionKeyOf(KeySchema)]),
    ),
    stream: view && { view, arn: streamArnOf(arn) },
    expiryAttribute: expiry?.Enabled ? expiry.AttributeName : undefined,
  };
};

/** The facts of every table by its name. */
export type Tables = ReadonlyMap<string, TableFacts>;

export const tableArn = (name: string): string =>
  name.startsWith('arn:') ? name : arnOf('dynamodb', `table/${name}`);

const partitionKeyOf = (schema: TableProperties['KeySchema']): string =>
  schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
