import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

const RetryPolicy = z.strictObject({
  MaximumEventAgeInSeconds: z.number().int().optional(),
  MaximumRetryAttempts: z.number().int().optional(),
});
const DeadLetterConfig = z.strictObject({ Arn: z.string() });

/** `AWS::Scheduler::Schedule`: one expression, one target, called under a role of its own. */
export const ScheduleProperties = z.strictObject({
  Name: z.string().optional(),
  GroupName: z.string().default('default'),
  Description: onAwsOnly,
  FlexibleTimeWindow: onAwsOnly,
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: z.string().optional(),
  EndDate: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  KmsKeyArn: onAwsOnly,
  Target: z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: RetryPolicy.optional(),
    DeadLetterConfig: DeadLetterConfig.optional(),
  }),
});
export type ScheduleProperties = z.infer<typeof ScheduleProperties>;

const RuleTarget = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  RoleArn: z.string().optional(),
  Input: z.string().optional(),
  RetryPolicy: RetryPolicy.optional(),
  DeadLetterConfig: DeadLetterConfig.optional(),
});

/** `AWS::Events::Rule` on the default bus: an event pattern, or a schedule in UTC. */
export const RuleProperties = z.strictObject({
  Name: z.string().optional(),
  Description: onAwsOnly,
  EventBusName: z.literal('default').optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  RoleArn: z.string().optional(),
  Targets: z.array(RuleTarget).default([]),
  Tags: onAwsOnly,
});
export type RuleProperties = z.infer<typeof RuleProperties>;

export const eventsTypes = {
  'AWS::Scheduler::Schedule': {
    properties: ScheduleProperties,
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('scheduler', `schedule/default/${name}`),
      reference: byName,
      attributes: { Arn: byArn },
    },
  },
  'AWS::Scheduler::ScheduleGroup': {
    properties: z.strictObject({ Name: z.string().optional(), Tags: onAwsOnly }),
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('scheduler', `schedule-group/${name}`),
      reference: byName,
      attributes: { Arn: byArn },
    },
  },
  'AWS::Events::Rule': {
    properties: RuleProperties,
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('events', `rule/${name}`),
      reference: byName,
      attributes: { Arn: byArn },
    },
  },
} satisfies Record<string, ResourceType>;
