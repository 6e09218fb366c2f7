import { withPassage } from './aws-passage.ts';

export type Variables = Record<string, string | undefined>;

/** What a client of AWS is built with. */
export type AwsAccess = {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  endpoint?: string;
  /** The way through the SDK is laid once per command's kind, not once per call. */
  cacheMiddleware: true;
};

/**
 * How a function reaches AWS: region, its own credentials as Lambda gives them in the environment, and another
 * endpoint where one is set. Read once: looking credentials up lazily costs part of every cold start.
 */
export const awsAccess =
  (variables: Variables) =>
  (service: string): AwsAccess => ({
    region: variables.AWS_REGION ?? 'ap-northeast-1',
    credentials: {
      accessKeyId: needed(variables, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: needed(variables, 'AWS_SECRET_ACCESS_KEY'),
      ...(variables.AWS_SESSION_TOKEN ? { sessionToken: variables.AWS_SESSION_TOKEN } : {}),
    },
    ...endpointOf(variables, service),
    cacheMiddleware: true,
  });

/** A client under a function's own access; at home its calls may stay inside the process. */
export const awsClient = <C extends Parameters<typeof withPassage>[0]>(
  Client: new (access: AwsAccess & { maxAttempts?: number }) => C,
  access: AwsAccess,
  options: { signedFor: string; maxAttempts?: number },
): C => {
  const { signedFor: service, ...given } = options;
  const { endpoint } = access;
  const { accessKeyId } = access.credentials;
  return withPassage(new Client({ ...access, ...given }), {
    service,
    accessKeyId,
    ...(endpoint ? { endpoint } : {}),
  });
};

const endpointOf = (variables: Variables, service: string): { endpoint?: string } => {
  const endpoint = variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? variables.AWS_ENDPOINT_URL;
  return endpoint ? { endpoint } : {};
};

const needed = (variables: Variables, name: string): string => {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
