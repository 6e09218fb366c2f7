import { rootCredentials } from '../aws-port/caller.ts';
import { ACCOUNT, REGION } from '../template/account.ts';
import type { LocalParts } from './local-parts.ts';

type Addressed = Pick<LocalParts, 'awsEndpoint' | 'awsServices' | 'tables'>;

/** What `/local/aws.json` tells: where and as whom any AWS SDK or CLI, and our own commands, can speak to the twin. */
export const awsAddresses = ({ awsEndpoint, awsServices, tables }: Addressed): object => ({
  endpoint: awsEndpoint,
  region: REGION,
  account: ACCOUNT,
  credentials: rootCredentials,
  services: Object.fromEntries(awsServices.map((name) => [name, awsEndpoint])),
  environment: {
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    ...tables,
  },
});
