import { createHash } from 'node:crypto';
import { z } from 'zod';
import { arnOf } from '../account.ts';
import { PolicyDocument } from './policy-document.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::KMS::Key`: symmetric keys only; rotation, deletion and regions have no meaning at home. */
export const KeyProperties = z.strictObject({
  KeyPolicy: PolicyDocument,
  KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
  KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
  Enabled: z.literal(true).optional(),
  Description: onAwsOnly,
  EnableKeyRotation: onAwsOnly,
  RotationPeriodInDays: onAwsOnly,
  PendingWindowInDays: onAwsOnly,
  MultiRegion: onAwsOnly,
  Tags: onAwsOnly,
});
export type KeyProperties = z.infer<typeof KeyProperties>;

export const KeyAliasProperties = z.strictObject({ AliasName: z.string(), TargetKeyId: z.string() });
export type KeyAliasProperties = z.infer<typeof KeyAliasProperties>;

/** A key's id has the shape of a UUID; the same stack and logical id always give the same one. */
const keyId = (stackName: string, logicalId: string): string => {
  const hex = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
};

export const kmsTypes = {
  'AWS::KMS::Key': {
    properties: KeyProperties,
    naming: {
      makeName: keyId,
      arn: (name) => arnOf('kms', `key/${name}`),
      reference: byName,
      attributes: { Arn: byArn, KeyId: byName },
    },
  },
  'AWS::KMS::Alias': {
    properties: KeyAliasProperties,
    naming: {
      nameProperty: 'AliasName',
      arn: (name) => arnOf('kms', name),
      reference: byName,
      attributes: {},
    },
  },
} satisfies Record<string, ResourceType>;
