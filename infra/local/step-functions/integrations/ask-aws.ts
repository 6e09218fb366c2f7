import type { Json } from '../language/json.ts';
import type { AwsOutcome, StepFunctionsPorts } from '../ports.ts';
import type { Resource } from './resource.ts';
import type { TaskAnswer } from './task-answer.ts';

type ServiceResource = Extract<Resource, { kind: 'service' }>;

/** A request to another service, through its SDK's name or through an integration of its own. */
export const askAws = async (
  ports: StepFunctionsPorts,
  resource: ServiceResource,
  args: Json,
  roleArn: string,
): Promise<TaskAnswer> => {
  const outcome = await ports.callAws(resource.service, resource.action, args, roleArn);
  return outcome.ok ? { ok: true, output: outcome.output as Json } : refusal(resource, outcome);
};

type Refused = Extract<AwsOutcome, { ok: false }>;

/** An exception of the service under the names that histories give it. */
const refusal = (
  resource: ServiceResource,
  { code, message, statusCode, requestId }: Refused,
): TaskAnswer => {
  const names = namesOf(resource.service);
  const id = requestId ?? 'null';
  if (resource.sdk)
    return {
      ok: false,
      error: `${names.sdk}.${code}`,
      cause: `${message} (Service: ${names.sdk}, Status Code: ${statusCode}, Request ID: ${id})`,
    };
  return {
    ok: false,
    error: `${names.optimised}.${code}`,
    cause: `${message} (Service: ${names.client}; Status Code: ${statusCode}; Error Code: ${code}; Request ID: ${id}; Proxy: null)`,
  };
};

type Names = { sdk: string; optimised: string; client: string };

const NAMES: Record<string, Names> = {
  dynamodb: { sdk: 'DynamoDb', optimised: 'DynamoDB', client: 'AmazonDynamoDBv2' },
  sqs: { sdk: 'Sqs', optimised: 'SQS', client: 'AmazonSQS' },
  sns: { sdk: 'Sns', optimised: 'SNS', client: 'AmazonSNS' },
  events: { sdk: 'EventBridge', optimised: 'EventBridge', client: 'AmazonEventBridge' },
  eventbridge: { sdk: 'EventBridge', optimised: 'EventBridge', client: 'AmazonEventBridge' },
  lambda: { sdk: 'Lambda', optimised: 'Lambda', client: 'AWSLambda' },
  sfn: { sdk: 'Sfn', optimised: 'StepFunctions', client: 'AWSStepFunctions' },
  states: { sdk: 'Sfn', optimised: 'StepFunctions', client: 'AWSStepFunctions' },
  ses: { sdk: 'Ses', optimised: 'Ses', client: 'AmazonSimpleEmailService' },
  secretsmanager: { sdk: 'SecretsManager', optimised: 'SecretsManager', client: 'AWSSecretsManager' },
};

const namesOf = (service: string): Names => {
  const known = NAMES[service];
  if (known) return known;
  const pascal = service.charAt(0).toUpperCase() + service.slice(1);
  return { sdk: pascal, optimised: pascal, client: pascal };
};
