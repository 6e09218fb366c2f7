import type { AwsOutcome } from '../ports.ts';

type Refused = Extract<AwsOutcome, { ok: false }>;

/** A task that failed because its request was refused. */
type RefusedTask = { ok: false; error: string; cause: string };

/** An exception of a service under the names that histories give it: the SDK's own, or the optimised integration's. */
export const refusal = (
  resource: { service: string; sdk: boolean },
  { code, message, statusCode, requestId = 'null' }: Omit<Refused, 'ok'>,
): RefusedTask => {
  const { service, sdk } = resource;
  const names = namesOf(service);
  const exception = code.endsWith('Exception') ? code : `${code}Exception`;
  const modelled = !UNMODELLED.has(code);
  if (sdk)
    return {
      ok: false,
      error: `${names.sdk}.${modelled ? exception : `${names.sdk}Exception`}`,
      cause:
        `${message} (Service: ${names.sdk}, Status Code: ${statusCode}, Request ID: ${requestId}` +
        `${service === 's3' ? ', Extended Request ID: null' : ''})`,
    };
  if (service === 'apigateway') return { ok: false, error: `ApiGateway.${statusCode}`, cause: message };
  return {
    ok: false,
    error: `${names.optimised}.${modelled ? exception : names.general}`,
    cause:
      `${message} (Service: ${names.client}; Status Code: ${statusCode}; Error Code: ${code}; ` +
      `Request ID: ${requestId}; Proxy: null)`,
  };
};

/**
 * Codes for which the SDKs have no class of their own: they are told as the service's general exception. Source: the
 * errors common to all services of the query protocol, and what histories of the service name so.
 */
const UNMODELLED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'IncompleteSignature',
  'InternalFailure',
  'InvalidAction',
  'InvalidClientTokenId',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'MissingAction',
  'MissingAuthenticationToken',
  'MissingParameter',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'ValidationError',
  'ValidationException',
]);

type Names = { sdk: string; optimised: string; client: string; general: string };

const named = (sdk: string, optimised: string, client: string, general: string): Names => ({
  sdk,
  optimised,
  client,
  general,
});

const events = named('EventBridge', 'EventBridge', 'AmazonEventBridge', 'AmazonEventBridgeException');
const stepFunctions = named('Sfn', 'StepFunctions', 'AWSStepFunctions', 'AWSStepFunctionsException');

const NAMES: Record<string, Names> = {
  dynamodb: named('DynamoDb', 'DynamoDB', 'AmazonDynamoDBv2', 'AmazonDynamoDBException'),
  sqs: named('Sqs', 'SQS', 'AmazonSQS', 'AmazonSQSException'),
  sns: named('Sns', 'SNS', 'AmazonSNS', 'AmazonSNSException'),
  events,
  eventbridge: events,
  lambda: named('Lambda', 'Lambda', 'AWSLambda', 'AWSLambdaException'),
  sfn: stepFunctions,
  states: stepFunctions,
  ses: named('Ses', 'Ses', 'AmazonSimpleEmailService', 'AmazonSimpleEmailServiceException'),
  secretsmanager: named(
    'SecretsManager',
    'SecretsManager',
    'AWSSecretsManager',
    'AWSSecretsManagerException',
  ),
};

const namesOf = (service: string): Names => {
  const pascal = service.charAt(0).toUpperCase() + service.slice(1);
  return NAMES[service] ?? named(pascal, pascal, pascal, `${pascal}Exception`);
};
