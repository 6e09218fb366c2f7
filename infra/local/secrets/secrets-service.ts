import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AwsService, awsAction } from '../aws-port/aws-service.ts';
import { arnOf } from '../template/account.ts';
import type { Secret } from './kept-secrets.ts';

const OfSecret = z.looseObject({ SecretId: z.string() });

/** Secrets Manager behind the AWS port: reading a secret by its name or ARN. */
export const secretsService = (secrets: readonly Secret[]): AwsService => {
  const find = (id: string): Secret | undefined => secrets.find(({ arn, name }) => id === arn || id === name);
  return {
    protocol: { kind: 'json', version: '1.1' },
    actions: {
      GetSecretValue: awsAction({
        input: OfSecret,
        needs: ({ SecretId }) => [
          {
            action: 'secretsmanager:GetSecretValue',
            resource: find(SecretId)?.arn ?? arnOf('secretsmanager', `secret:${SecretId}`),
          },
        ],
        run: async ({ SecretId }) => {
          const secret = find(SecretId);
          if (secret) return shown(secret);
          throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
        },
      }),
    },
  };
};

const shown = ({ arn, name, value }: Secret): object => ({
  ARN: arn,
  Name: name,
  SecretString: value,
  VersionId: createHash('sha256').update(value).digest('hex').slice(0, 32),
  VersionStages: ['AWSCURRENT'],
});
