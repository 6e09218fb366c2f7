import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byName, onAwsOnly, type ResourceType } from './resource-type.ts';

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

export const ssmTypes = {
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
} satisfies Record<string, ResourceType>;
