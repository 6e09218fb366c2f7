import { describe, expect, it } from 'vitest';
import { refusal } from './refused-request.ts';

const refused = (code: string, message = 'no', statusCode = 400) => ({
  ok: false as const,
  code,
  message,
  statusCode,
  requestId: 'r-1',
});

describe('an exception of a service that is asked by its SDK', () => {
  it.each([
    ['dynamodb', 'ConditionalCheckFailedException', 'DynamoDb.ConditionalCheckFailedException'],
    ['dynamodb', 'ResourceNotFoundException', 'DynamoDb.ResourceNotFoundException'],
    ['dynamodb', 'ValidationException', 'DynamoDb.DynamoDbException'],
    ['dynamodb', 'AccessDeniedException', 'DynamoDb.DynamoDbException'],
    ['sqs', 'QueueDoesNotExist', 'Sqs.QueueDoesNotExistException'],
    ['sfn', 'ExecutionDoesNotExist', 'Sfn.ExecutionDoesNotExistException'],
    ['secretsmanager', 'ValidationException', 'SecretsManager.SecretsManagerException'],
    ['secretsmanager', 'ResourceExistsException', 'SecretsManager.ResourceExistsException'],
    ['eventbridge', 'ResourceNotFoundException', 'EventBridge.ResourceNotFoundException'],
    ['ses', 'MessageRejected', 'Ses.MessageRejectedException'],
    ['sqs', 'InvalidParameterValue', 'Sqs.SqsException'],
    ['rekognition', 'InvalidImageFormatException', 'Rekognition.InvalidImageFormatException'],
  ])('%s %s is %s', (service, code, error) => {
    expect(refusal({ service, sdk: true }, refused(code))).toMatchObject({ ok: false, error });
  });

  it('is told with the service, the status and the request', () => {
    expect(
      refusal({ service: 'dynamodb', sdk: true }, refused('ResourceNotFoundException', 'no such table')),
    ).toEqual({
      ok: false,
      error: 'DynamoDb.ResourceNotFoundException',
      cause: 'no such table (Service: DynamoDb, Status Code: 400, Request ID: r-1)',
    });
  });
});

describe('an exception of S3', () => {
  it('is told with the second id that S3 gives every request', () => {
    expect(refusal({ service: 's3', sdk: true }, refused('NoSuchBucket', 'no such bucket', 404))).toEqual({
      ok: false,
      error: 'S3.NoSuchBucketException',
      cause: 'no such bucket (Service: S3, Status Code: 404, Request ID: r-1, Extended Request ID: null)',
    });
  });
});

describe('an answer of an API that tells of a failure', () => {
  it('is named by its status, with its body as the cause', () => {
    expect(
      refusal({ service: 'apigateway', sdk: false }, refused('Forbidden', '{"message":"no"}', 403)),
    ).toEqual({ ok: false, error: 'ApiGateway.403', cause: '{"message":"no"}' });
  });
});

describe('an exception of a service that is asked by its own integration', () => {
  it.each([
    ['dynamodb', 'ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
    ['dynamodb', 'ValidationException', 'DynamoDB.AmazonDynamoDBException'],
    ['sqs', 'QueueDoesNotExist', 'SQS.QueueDoesNotExistException'],
    ['sqs', 'AccessDeniedException', 'SQS.AmazonSQSException'],
    ['sqs', 'MissingParameter', 'SQS.AmazonSQSException'],
    ['lambda', 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
    ['sns', 'NotFound', 'SNS.NotFoundException'],
    ['states', 'StateMachineDoesNotExist', 'StepFunctions.StateMachineDoesNotExistException'],
    ['states', 'AccessDeniedException', 'StepFunctions.AWSStepFunctionsException'],
    ['events', 'InternalException', 'EventBridge.InternalException'],
  ])('%s %s is %s', (service, code, error) => {
    expect(refusal({ service, sdk: false }, refused(code))).toMatchObject({ ok: false, error });
  });

  it('is told with the code as the service gave it', () => {
    expect(
      refusal({ service: 'sqs', sdk: false }, refused('QueueDoesNotExist', 'no such queue', 404)),
    ).toEqual({
      ok: false,
      error: 'SQS.QueueDoesNotExistException',
      cause:
        'no such queue (Service: AmazonSQS; Status Code: 404; Error Code: QueueDoesNotExist; Request ID: r-1; Proxy: null)',
    });
  });

  it('that named no request says so', () => {
    const nameless = { ok: false as const, code: 'InternalFailure', message: 'no', statusCode: 500 };
    const answer = refusal({ service: 'sns', sdk: false }, nameless);
    expect(answer).toMatchObject({ cause: expect.stringContaining('Request ID: null;') as string });
  });
});
