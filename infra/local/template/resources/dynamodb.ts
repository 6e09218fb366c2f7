import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

const AttributeDefinitions = z.array(
  z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
);
const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const Projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const StreamViewType = z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']);
const TimeToLive = z.strictObject({ AttributeName: z.string(), Enabled: z.boolean() });

const LocalIndex = z.strictObject({ IndexName: z.string(), KeySchema, Projection });
const GlobalIndex = LocalIndex.extend({
  ProvisionedThroughput: onAwsOnly,
  OnDemandThroughput: onAwsOnly,
  WriteProvisionedThroughputSettings: onAwsOnly,
  ContributorInsightsSpecification: onAwsOnly,
});

const tableCore = {
  TableName: z.string().optional(),
  AttributeDefinitions,
  KeySchema,
  BillingMode: onAwsOnly,
  GlobalSecondaryIndexes: z.array(GlobalIndex).default([]),
  LocalSecondaryIndexes: z.array(LocalIndex).default([]),
  TimeToLiveSpecification: TimeToLive.optional(),
  SSESpecification: onAwsOnly,
};

/** `AWS::DynamoDB::Table`: keys, indexes, stream view and expiry count at home. */
export const TableProperties = z.strictObject({
  ...tableCore,
  StreamSpecification: z.strictObject({ StreamViewType, ResourcePolicy: onAwsOnly }).optional(),
  ProvisionedThroughput: onAwsOnly,
  OnDemandThroughput: onAwsOnly,
  PointInTimeRecoverySpecification: onAwsOnly,
  ContributorInsightsSpecification: onAwsOnly,
  DeletionProtectionEnabled: onAwsOnly,
  TableClass: onAwsOnly,
  Tags: onAwsOnly,
});
export type TableProperties = z.infer<typeof TableProperties>;

/** `AWS::DynamoDB::GlobalTable` (what CDK's `TableV2` makes), read as a table of one region. */
const GlobalTableProperties = z.strictObject({
  ...tableCore,
  StreamSpecification: z.strictObject({ StreamViewType }).optional(),
  Replicas: onAwsOnly,
  WriteProvisionedThroughputSettings: onAwsOnly,
  WriteOnDemandThroughputSettings: onAwsOnly,
});

const naming = {
  nameProperty: 'TableName',
  arn: (name: string) => arnOf('dynamodb', `table/${name}`),
  reference: byName,
  attributes: { Arn: byArn, StreamArn: ({ arn }: { arn: string }) => streamArnOf(arn), TableId: byName },
};

/** The ARN of a table's stream. AWS labels it with the time of its making; a twin's table has one stream for ever. */
export const streamArnOf = (tableArn: string): string => `${tableArn}/stream/2026-04-01T00:00:00.000`;

export const dynamoDbTypes = {
  'AWS::DynamoDB::Table': { properties: TableProperties, naming },
  'AWS::DynamoDB::GlobalTable': { properties: GlobalTableProperties, naming },
} satisfies Record<string, ResourceType>;
