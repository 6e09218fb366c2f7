import { startTimeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import { REGION } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { type AwsPort, startAwsPort } from './aws-port.ts';
import type { AwsService } from './aws-service.ts';
import { noFaults } from './call-faults.ts';
import { rootCredentials } from './caller.ts';

/** What an SDK client is built with. */
export type ClientSettings = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts: number;
};

export type PortAtHome = AwsPort & { asRoot: ClientSettings; asFunction: ClientSettings };

/** Builder for tests: a port with these services; `asFunction` signs as the first function that the templates declare. */
export const anAwsPort = async (
  declaration: Declaration,
  services: Record<string, AwsService>,
): Promise<PortAtHome> => {
  const access = createIdentities(declaration);
  const port = await startAwsPort({
    services,
    access,
    faults: noFaults,
    timeline: startTimeline({ mode: 'standing', atEpochMs: 0 }),
    onAccident: (accident) => {
      throw accident;
    },
  });
  const settings = (credentials: ClientSettings['credentials']): ClientSettings => ({
    endpoint: port.endpoint,
    region: REGION,
    credentials,
    maxAttempts: 1,
  });
  const [lambda] = declaration.all('AWS::Lambda::Function');
  return {
    ...port,
    asRoot: settings(rootCredentials),
    asFunction: settings(access.credentialsOf(lambda?.arn ?? '')),
  };
};

/** Asks a service for which no SDK client is installed, in AWS's JSON. */
export const askInJson = async (
  { endpoint, credentials }: ClientSettings,
  service: string,
  target: string,
  input: object,
): Promise<{ status: number; output: unknown }> => {
  const scope = `${credentials.accessKeyId}/20260401/${REGION}/${service}/aws4_request`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  return { status: answer.status, output: await answer.json() };
};
