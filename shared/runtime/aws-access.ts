export type Variables = Record<string, string | undefined>;

/**
 * How a function reaches AWS: region, its own credentials as Lambda gives them in the environment, and another
 * endpoint where one is set. Read once: looking credentials up lazily costs part of every cold start.
 */
export const awsAccess = (variables: Variables) => (service: string) => ({
  region: variables.AWS_REGION ?? 'ap-northeast-1',
  credentials: {
    accessKeyId: needed(variables, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: needed(variables, 'AWS_SECRET_ACCESS_KEY'),
    ...(variables.AWS_SESSION_TOKEN ? { sessionToken: variables.AWS_SESSION_TOKEN } : {}),
  },
  ...endpointOf(variables, service),
});

const endpointOf = (variables: Variables, service: string): { endpoint?: string } => {
  const endpoint = variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? variables.AWS_ENDPOINT_URL;
  return endpoint ? { endpoint } : {};
};

const needed = (variables: Variables, name: string): string => {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
