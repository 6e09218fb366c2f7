import { rootCredentials } from '../aws-port/caller.ts';
import { ACCOUNT, REGION } from '../template/account.ts';

/** What `/local/aws.json` tells: where and as whom any AWS SDK or CLI can speak to the twin. */
export const awsAddresses = (endpoint: string, services: readonly string[]): object => ({
  endpoint,
  region: REGION,
  account: ACCOUNT,
  credentials: rootCredentials,
  services: Object.fromEntries(services.map((name) => [name, endpoint])),
  environment: {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  },
});
