import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AwsService, awsAction } from '../aws-port/aws-service.ts';
import { arnOf } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';

const OfParameter = z.looseObject({ Name: z.string() });

/** Parameter Store behind the AWS port: reading a parameter by its name or ARN. */
export const parametersService = (declaration: Declaration): AwsService => {
  const parameters = declaration.all('AWS::SSM::Parameter');
  const find = (id: string) => parameters.find(({ name, arn }) => id === name || id === arn);
  return {
    protocol: { kind: 'json', version: '1.1' },
    actions: {
      GetParameter: awsAction({
        input: OfParameter,
        needs: ({ Name }) => [
          {
            action: 'ssm:GetParameter',
            resource: find(Name)?.arn ?? arnOf('ssm', `parameter/${Name.replace(/^\//, '')}`),
          },
        ],
        run: async ({ Name }) => {
          const parameter = find(Name);
          if (!parameter) throw new AwsError('ParameterNotFound', '');
          const { name, arn, properties } = parameter;
          const { Type, Value } = properties;
          return { Parameter: { Name: name, Type, Value, Version: 1, ARN: arn, DataType: 'text' } };
        },
      }),
    },
  };
};
