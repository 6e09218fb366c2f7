import { openServices } from '../../shared/store/open-store.ts';
import type { Services } from '../../shared/store/services.ts';
import { rootCredentials } from './aws-port/caller.ts';
import { REGION } from './template/account.ts';
import type { Declaration } from './template/declaration.ts';

/**
 * The product's store as the root of the twin's account sees it: for the demo city and for tests that set a scene.
 * Table names and key are those that the functions get.
 */
export const storeAtHome = ({
  declaration,
  awsEndpoint,
}: {
  declaration: Declaration;
  awsEndpoint: string;
}): Services => {
  const variables = Object.assign(
    {},
    ...declaration
      .all('AWS::Lambda::Function')
      .map(({ properties }) => properties.Environment?.Variables ?? {}),
  ) as Record<string, string>;
  return openServices(
    {
      REGISTRY_TABLE: variables.REGISTRY_TABLE ?? '',
      CASES_TABLE: variables.CASES_TABLE ?? '',
      LEDGER_TABLE: variables.LEDGER_TABLE ?? '',
      ...(variables.CASES_KEY ? { CASES_KEY: variables.CASES_KEY } : {}),
    },
    {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
      AWS_ENDPOINT_URL: awsEndpoint,
    },
  );
};
