import { z } from 'zod';
import { PARTITION, REGION } from '../account.ts';
import { byName, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::ApiGatewayV2::Api` of protocol HTTP. */
export const ApiProperties = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP'),
  Description: onAwsOnly,
  DisableExecuteApiEndpoint: onAwsOnly,
  IpAddressType: onAwsOnly,
  Tags: onAwsOnly,
});
export type ApiProperties = z.infer<typeof ApiProperties>;

export const RouteProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
  Target: z.string().startsWith('integrations/'),
});
export type RouteProperties = z.infer<typeof RouteProperties>;

export const IntegrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  IntegrationMethod: z.literal('POST').optional(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().int().max(30_000).default(30_000),
  ConnectionType: z.literal('INTERNET').optional(),
  Description: onAwsOnly,
});
export type IntegrationProperties = z.infer<typeof IntegrationProperties>;

/** `AWS::ApiGatewayV2::Stage`: only `$default`, which puts no prefix before the paths. */
const StageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: onAwsOnly,
  AccessLogSettings: onAwsOnly,
  DefaultRouteSettings: onAwsOnly,
  RouteSettings: onAwsOnly,
  Description: onAwsOnly,
  Tags: onAwsOnly,
});

const arn = (name: string): string => `arn:${PARTITION}:apigateway:${REGION}::/apis/${name}`;

export const apiGatewayTypes = {
  'AWS::ApiGatewayV2::Api': {
    properties: ApiProperties,
    naming: {
      makeName: (stackName, logicalId) => `${stackName}-${logicalId}`.toLowerCase(),
      arn,
      reference: byName,
      attributes: { ApiId: byName, ApiEndpoint: (_api, { origin }) => origin },
    },
  },
  'AWS::ApiGatewayV2::Route': {
    properties: RouteProperties,
    naming: { arn, reference: byName, attributes: { RouteId: byName } },
  },
  'AWS::ApiGatewayV2::Integration': {
    properties: IntegrationProperties,
    naming: { arn, reference: byName, attributes: { IntegrationId: byName } },
  },
  'AWS::ApiGatewayV2::Stage': {
    properties: StageProperties,
    naming: { nameProperty: 'StageName', arn, reference: byName, attributes: {} },
  },
} satisfies Record<string, ResourceType>;
