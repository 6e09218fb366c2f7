import { z } from 'zod';
import { globalArnOf } from '../account.ts';
import { PolicyDocument } from './policy-document.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

const InlinePolicy = z.strictObject({ PolicyName: z.string(), PolicyDocument: PolicyDocument });

export const RoleProperties = z.strictObject({
  RoleName: z.string().optional(),
  AssumeRolePolicyDocument: PolicyDocument,
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(InlinePolicy).default([]),
  Path: onAwsOnly,
  Description: onAwsOnly,
  MaxSessionDuration: onAwsOnly,
  Tags: onAwsOnly,
});
export type RoleProperties = z.infer<typeof RoleProperties>;

export const PolicyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: PolicyDocument,
  Roles: z.array(z.string()).default([]),
});
export type PolicyProperties = z.infer<typeof PolicyProperties>;

export const ManagedPolicyProperties = z.strictObject({
  ManagedPolicyName: z.string().optional(),
  PolicyDocument: PolicyDocument,
  Roles: z.array(z.string()).default([]),
  Path: onAwsOnly,
  Description: onAwsOnly,
});
export type ManagedPolicyProperties = z.infer<typeof ManagedPolicyProperties>;

const policyArn = (name: string): string => globalArnOf('iam', `policy/${name}`);

export const iamTypes = {
  'AWS::IAM::Role': {
    properties: RoleProperties,
    naming: {
      nameProperty: 'RoleName',
      arn: (name) => globalArnOf('iam', `role/${name}`),
      reference: byName,
      attributes: { Arn: byArn, RoleId: byName },
    },
  },
  'AWS::IAM::Policy': {
    properties: PolicyProperties,
    naming: { arn: policyArn, reference: byName, attributes: { Id: byName } },
  },
  'AWS::IAM::ManagedPolicy': {
    properties: ManagedPolicyProperties,
    naming: {
      nameProperty: 'ManagedPolicyName',
      arn: policyArn,
      reference: byArn,
      attributes: { PolicyArn: byArn },
    },
  },
} satisfies Record<string, ResourceType>;
