import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byArn, byName, type Named, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::Lambda::Function`. Its code is found by the metadata key `hoiku:source`, not by `Code`. */
export const FunctionProperties = z.strictObject({
  FunctionName: z.string().optional(),
  Role: z.string(),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
  Timeout: z.number().int().default(3),
  MemorySize: z.number().int().default(128),
  ReservedConcurrentExecutions: z.number().int().optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  Code: onAwsOnly,
  Handler: onAwsOnly,
  Runtime: onAwsOnly,
  Architectures: onAwsOnly,
  Description: onAwsOnly,
  LoggingConfig: onAwsOnly,
  TracingConfig: onAwsOnly,
  KmsKeyArn: onAwsOnly,
  RuntimeManagementConfig: onAwsOnly,
  RecursiveLoop: onAwsOnly,
  SnapStart: onAwsOnly,
  Layers: onAwsOnly,
  EphemeralStorage: onAwsOnly,
  Tags: onAwsOnly,
});
export type FunctionProperties = z.infer<typeof FunctionProperties>;

const DestinationConfig = z.strictObject({
  OnFailure: z.strictObject({ Destination: z.string() }).optional(),
  OnSuccess: z.strictObject({ Destination: z.string() }).optional(),
});

/** `AWS::Lambda::EventSourceMapping` of a table's stream or of a queue. Unset and -1 both mean "no limit". */
export const EventSourceMappingProperties = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
  BatchSize: z.number().int().default(100),
  MaximumBatchingWindowInSeconds: z.number().int().default(0),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().int().default(-1),
  MaximumRecordAgeInSeconds: z.number().int().default(-1),
  ParallelizationFactor: z.number().int().default(1),
  FilterCriteria: z
    .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
    .default({ Filters: [] }),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  DestinationConfig: DestinationConfig.optional(),
  KmsKeyArn: onAwsOnly,
  MetricsConfig: onAwsOnly,
  Tags: onAwsOnly,
});
export type EventSourceMappingProperties = z.infer<typeof EventSourceMappingProperties>;

/** `AWS::Lambda::Permission`: which service may call the function, and for which of its resources. */
export const PermissionProperties = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});
export type PermissionProperties = z.infer<typeof PermissionProperties>;

const VersionProperties = z.strictObject({
  FunctionName: z.string(),
  Description: onAwsOnly,
  CodeSha256: onAwsOnly,
  ProvisionedConcurrencyConfig: onAwsOnly,
  RuntimePolicy: onAwsOnly,
});
const AliasProperties = z.strictObject({
  FunctionName: z.string(),
  FunctionVersion: z.string(),
  Name: z.string(),
  Description: onAwsOnly,
  ProvisionedConcurrencyConfig: onAwsOnly,
});

/** `AWS::Lambda::EventInvokeConfig`: how often and how long an asynchronous call is tried again. */
export const EventInvokeConfigProperties = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.string(),
  MaximumRetryAttempts: z.number().int().default(2),
  MaximumEventAgeInSeconds: z.number().int().default(21_600),
  DestinationConfig: DestinationConfig.optional(),
});
export type EventInvokeConfigProperties = z.infer<typeof EventInvokeConfigProperties>;

const functionArn = (name: string): string =>
  name.startsWith('arn:') ? name : arnOf('lambda', `function:${name}`);
const qualified = ({ properties }: Named, qualifier: string): string =>
  `${functionArn(String(properties.FunctionName))}:${qualifier}`;

export const lambdaTypes = {
  'AWS::Lambda::Function': {
    properties: FunctionProperties,
    naming: { nameProperty: 'FunctionName', arn: functionArn, reference: byName, attributes: { Arn: byArn } },
  },
  'AWS::Lambda::EventSourceMapping': {
    properties: EventSourceMappingProperties,
    naming: {
      arn: (name) => arnOf('lambda', `event-source-mapping:${name}`),
      reference: byName,
      attributes: { Id: byName, EventSourceMappingArn: byArn },
    },
  },
  'AWS::Lambda::Permission': {
    properties: PermissionProperties,
    naming: { arn: (name) => arnOf('lambda', `permission:${name}`), reference: byName, attributes: {} },
  },
  'AWS::Lambda::Version': {
    properties: VersionProperties,
    naming: {
      arn: (name) => arnOf('lambda', `version:${name}`),
      reference: (version) => qualified(version, '1'),
      attributes: { Version: () => '1', FunctionArn: (version) => qualified(version, '1') },
    },
  },
  'AWS::Lambda::Alias': {
    properties: AliasProperties,
    naming: {
      arn: (name) => arnOf('lambda', `alias:${name}`),
      reference: (alias) => qualified(alias, String(alias.properties.Name)),
      attributes: { AliasArn: (alias) => qualified(alias, String(alias.properties.Name)) },
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    properties: EventInvokeConfigProperties,
    naming: {
      arn: (name) => arnOf('lambda', `event-invoke-config:${name}`),
      reference: byName,
      attributes: {},
    },
  },
} satisfies Record<string, ResourceType>;
