import type { Identities } from '../identity/access.ts';
import { REGION } from '../template/account.ts';
import type { Declared } from '../template/declaration.ts';
import type { FunctionProperties } from '../template/resources/lambda.ts';

/** The environment that a function sees while it starts: the template's variables, and what Lambda itself sets. */
export const functionEnvironment = (
  fn: Declared<FunctionProperties>,
  identities: Pick<Identities, 'credentialsOf'>,
  awsEndpoint: string,
): Record<string, string> => {
  const { accessKeyId, secretAccessKey } = identities.credentialsOf(fn.arn);
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.properties.MemorySize),
    // Only what went wrong: the twin's standard output belongs to the program that started it.
    AWS_LAMBDA_LOG_LEVEL: 'WARN',
    // Deployed functions run on a newer Node than the machine may have.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...fn.properties.Environment?.Variables,
  };
};
