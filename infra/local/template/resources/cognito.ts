import { z } from 'zod';
import { arnOf, REGION } from '../account.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::Cognito::UserPool`: at home the twin's own issuer stands in, so its settings are only checked by name. */
export const UserPoolProperties = z.strictObject({
  UserPoolName: z.string().optional(),
  Schema: onAwsOnly,
  AccountRecoverySetting: onAwsOnly,
  AdminCreateUserConfig: onAwsOnly,
  AliasAttributes: onAwsOnly,
  AutoVerifiedAttributes: onAwsOnly,
  DeletionProtection: onAwsOnly,
  DeviceConfiguration: onAwsOnly,
  EmailConfiguration: onAwsOnly,
  EmailVerificationMessage: onAwsOnly,
  EmailVerificationSubject: onAwsOnly,
  EnabledMfas: onAwsOnly,
  MfaConfiguration: onAwsOnly,
  Policies: onAwsOnly,
  SmsVerificationMessage: onAwsOnly,
  UsernameAttributes: onAwsOnly,
  UsernameConfiguration: onAwsOnly,
  UserAttributeUpdateSettings: onAwsOnly,
  UserPoolAddOns: onAwsOnly,
  UserPoolTags: onAwsOnly,
  UserPoolTier: onAwsOnly,
  VerificationMessageTemplate: onAwsOnly,
  WebAuthnRelyingPartyID: onAwsOnly,
  WebAuthnUserVerification: onAwsOnly,
});

export const UserPoolClientProperties = z.strictObject({
  UserPoolId: z.string(),
  ClientName: z.string().optional(),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  GenerateSecret: z.literal(false).optional(),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  AllowedOAuthFlowsUserPoolClient: onAwsOnly,
  AccessTokenValidity: onAwsOnly,
  IdTokenValidity: onAwsOnly,
  RefreshTokenValidity: onAwsOnly,
  RefreshTokenRotation: onAwsOnly,
  TokenValidityUnits: onAwsOnly,
  AuthSessionValidity: onAwsOnly,
  EnableTokenRevocation: onAwsOnly,
  ExplicitAuthFlows: onAwsOnly,
  PreventUserExistenceErrors: onAwsOnly,
  ReadAttributes: onAwsOnly,
  SupportedIdentityProviders: onAwsOnly,
  WriteAttributes: onAwsOnly,
});
export type UserPoolClientProperties = z.infer<typeof UserPoolClientProperties>;

const UserPoolDomainProperties = z.strictObject({
  UserPoolId: z.string(),
  Domain: z.string(),
  CustomDomainConfig: onAwsOnly,
  ManagedLoginVersion: onAwsOnly,
});

const UserPoolGroupProperties = z.strictObject({
  UserPoolId: z.string(),
  GroupName: z.string().optional(),
  Description: onAwsOnly,
  Precedence: onAwsOnly,
});

const oddId = (stackName: string, logicalId: string): string => `${stackName}${logicalId}`.toLowerCase();

export const cognitoTypes = {
  'AWS::Cognito::UserPool': {
    properties: UserPoolProperties,
    naming: {
      makeName: (stackName, logicalId) => `${REGION}_${oddId(stackName, logicalId)}`,
      arn: (name) => arnOf('cognito-idp', `userpool/${name}`),
      reference: byName,
      attributes: {
        Arn: byArn,
        UserPoolId: byName,
        ProviderName: ({ name }) => `cognito-idp.${REGION}.amazonaws.com/${name}`,
        ProviderURL: (_pool, { issuer }) => issuer,
      },
    },
  },
  'AWS::Cognito::UserPoolClient': {
    properties: UserPoolClientProperties,
    naming: {
      makeName: oddId,
      arn: (name) => arnOf('cognito-idp', `client/${name}`),
      reference: byName,
      attributes: { ClientId: byName, Name: byName },
    },
  },
  'AWS::Cognito::UserPoolDomain': {
    properties: UserPoolDomainProperties,
    naming: {
      nameProperty: 'Domain',
      arn: (name) => arnOf('cognito-idp', `domain/${name}`),
      reference: byName,
      attributes: {},
    },
  },
  'AWS::Cognito::UserPoolGroup': {
    properties: UserPoolGroupProperties,
    naming: {
      nameProperty: 'GroupName',
      arn: (name) => arnOf('cognito-idp', `group/${name}`),
      reference: byName,
      attributes: {},
    },
  },
} satisfies Record<string, ResourceType>;
