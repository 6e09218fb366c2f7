import { z } from 'zod';
import { ACCOUNT, arnOf, REGION } from '../account.ts';
import { PolicyDocument } from './policy-document.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

export const QueueProperties = z.strictObject({
  QueueName: z.string().optional(),
  FifoQueue: z.literal(false).optional(),
  MessageRetentionPeriod: z.number().int().default(345_600),
  VisibilityTimeout: onAwsOnly,
  RedrivePolicy: onAwsOnly,
  KmsMasterKeyId: onAwsOnly,
  KmsDataKeyReusePeriodSeconds: onAwsOnly,
  SqsManagedSseEnabled: onAwsOnly,
  Tags: onAwsOnly,
});
export type QueueProperties = z.infer<typeof QueueProperties>;

export const QueuePolicyProperties = z.strictObject({
  PolicyDocument: PolicyDocument,
  Queues: z.array(z.string()),
});
export type QueuePolicyProperties = z.infer<typeof QueuePolicyProperties>;

/** The address under which SQS knows a queue of the twin's account. */
export const queueUrlOf = (name: string): string => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;

export const sqsTypes = {
  'AWS::SQS::Queue': {
    properties: QueueProperties,
    naming: {
      nameProperty: 'QueueName',
      arn: (name) => arnOf('sqs', name),
      reference: ({ name }) => queueUrlOf(name),
      attributes: { Arn: byArn, QueueName: byName, QueueUrl: ({ name }) => queueUrlOf(name) },
    },
  },
  'AWS::SQS::QueuePolicy': {
    properties: QueuePolicyProperties,
    naming: { arn: (name) => arnOf('sqs', `policy/${name}`), reference: byName, attributes: {} },
  },
} satisfies Record<string, ResourceType>;
