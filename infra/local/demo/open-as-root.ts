import { openServices, type StoreEnvironment } from '../../../shared/store/open-store.ts';
import type { Services } from '../../../shared/store/services.ts';
import { rootCredentials } from '../aws-port/caller.ts';
import type { Declaration } from '../template/declaration.ts';

export type Installed = { declaration: Declaration; awsEndpoint: string };

/** The product's store, opened as whoever installs it: for seeding, importing and looking, never for serving. */
export const openAsRoot = (twin: Installed): Services =>
  openServices(tablesOf(twin), {
    AWS_REGION: 'ap-northeast-1',
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_ENDPOINT_URL: twin.awsEndpoint,
  });

/** The names of the tables and the key, as the templates gave them. */
export const tablesOf = ({ declaration }: Pick<Installed, 'declaration'>): StoreEnvironment => {
  const table = (construct: string): string =>
    nameOf(declaration.all('AWS::DynamoDB::Table'), `/${construct}/`);
  return {
    REGISTRY_TABLE: table('Registry'),
    CASES_TABLE: table('Cases'),
    LEDGER_TABLE: table('Ledger'),
    CASES_KEY: nameOf(declaration.all('AWS::KMS::Key'), '/CasesKey/'),
  };
};

const nameOf = (resources: readonly { path: string; name: string }[], part: string): string => {
  const found = resources.find((resource) => resource.path.includes(part));
  if (!found) throw new Error(`The templates declare nothing at ${part}`);
  return found.name;
};
