import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::SSM::Parameter`: a value that the template itself carries. */
export const ParameterProperties = z.strictObject({
  Name: z.string().optional(),
  Type: z.enum(['String', 'StringList']),
  Value: z.string(),
  Description: onAwsOnly,
  Tier: onAwsOnly,
  Tags: onAwsOnly,
});
export type ParameterProperties = z.infer<typeof ParameterProperties>;

/** `AWS::SecretsManager::Secret`: generated once per store and kept. */
export const SecretProperties = z.strictObject({
  Name: z.string().optional(),
  Description: onAwsOnly,
  KmsKeyId: onAwsOnly,
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .strictObject({
      PasswordLength: z.number().int().default(32),
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
      ExcludePunctuation: onAwsOnly,
      ExcludeCharacters: onAwsOnly,
      IncludeSpace: onAwsOnly,
      RequireEachIncludedType: onAwsOnly,
    })
    .optional(),
  Tags: onAwsOnly,
});
export type SecretProperties = z.infer<typeof SecretProperties>;

export const settingsTypes = {
  'AWS::SSM::Parameter': {
    properties: ParameterProperties,
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('ssm', `parameter/${name.replace(/^\//, '')}`),
      reference: byName,
      attributes: {
        Type: ({ properties }) => properties.Type,
        Value: ({ properties }) => properties.Value,
      },
    },
  },
  'AWS::SecretsManager::Secret': {
    properties: SecretProperties,
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('secretsmanager', `secret:${name}-AtHome`),
      reference: byArn,
      attributes: { Id: byArn, Arn: byArn },
    },
  },
} satisfies Record<string, ResourceType>;
