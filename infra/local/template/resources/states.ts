import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byArn, byName, onAwsOnly, type ResourceType } from './resource-type.ts';

/** `AWS::StepFunctions::StateMachine` with its definition inline; `${Name}` in it stands for a substitution. */
export const StateMachineProperties = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD').default('STANDARD'),
  RoleArn: z.string(),
  DefinitionString: z.string(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  LoggingConfiguration: onAwsOnly,
  TracingConfiguration: onAwsOnly,
  EncryptionConfiguration: onAwsOnly,
  Tags: onAwsOnly,
});
export type StateMachineProperties = z.infer<typeof StateMachineProperties>;

export const statesTypes = {
  'AWS::StepFunctions::StateMachine': {
    properties: StateMachineProperties,
    naming: {
      nameProperty: 'StateMachineName',
      arn: (name) => arnOf('states', `stateMachine:${name}`),
      reference: byArn,
      attributes: { Arn: byArn, Name: byName, StateMachineRevisionId: () => 'INITIAL' },
    },
  },
} satisfies Record<string, ResourceType>;
