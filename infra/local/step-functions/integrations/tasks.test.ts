import { describe, expect, it } from 'vitest';
import type { AwsOutcome } from '../ports.ts';
import { jsonata } from '../testing/definitions.ts';
import { described, eventsOf, openScene, ran, started } from '../testing/scene.ts';

const task = (resource: string, args: object, more: object = {}) =>
  jsonata({ Task: { Type: 'Task', Resource: resource, Arguments: args, End: true, ...more } });

const answering = (outcome: AwsOutcome) => openScene({ callAws: () => outcome });
const refused = (code: string): AwsOutcome => ({
  ok: false,
  code,
  message: 'No',
  statusCode: 400,
  requestId: 'r-1',
});

describe('a task that asks another service', () => {
  it('through its SDK has its plain answer', async () => {
    const asked: unknown[] = [];
    const scene = await openScene({
      callAws: (...request) => {
        asked.push(request);
        return { ok: true, output: { Item: { id: { S: 'a' } } } };
      },
    });
    const definition = task('arn:aws:states:::aws-sdk:dynamodb:getItem', { TableName: 'cases' });
    const arn = await started(scene, definition);
    expect((await described(scene, arn)).output).toBe('{"Item":{"id":{"S":"a"}}}');
    expect(asked).toEqual([['dynamodb', 'getItem', { TableName: 'cases' }]]);
    expect((await eventsOf(scene, arn))[2]).toMatchObject({
      type: 'TaskScheduled',
      taskScheduledEventDetails: {
        resourceType: 'aws-sdk:dynamodb',
        resource: 'getItem',
        region: 'ap-northeast-1',
        parameters: '{"TableName":"cases"}',
      },
    });
  });

  it('through an integration of its own has the HTTP facts beside the answer', async () => {
    const scene = await answering({ ok: true, output: { MessageId: 'm' } });
    const { output } = await ran(
      scene,
      task('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'q', MessageBody: 'b' }),
    );
    expect(JSON.parse(output ?? '')).toMatchObject({
      MessageId: 'm',
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: expect.any(String) },
    });
  });

  it.each([
    ['dynamodb:putItem', { Server: 'Server', Connection: 'keep-alive', 'Content-Length': '2' }],
    ['sns:publish', { 'Content-Type': 'text/xml', connection: 'keep-alive' }],
    ['sqs:sendMessage', { 'Content-Type': 'application/x-amz-json-1.0', connection: 'keep-alive' }],
  ])('through %s has the headers of that service', async (resource, headers) => {
    const scene = await answering({ ok: true, output: {} });
    const { output } = await ran(scene, task(`arn:aws:states:::${resource}`, {}));
    expect(JSON.parse(output ?? '')).toMatchObject({ SdkHttpMetadata: { HttpHeaders: headers } });
  });

  it('that puts events has the plain answer of the bus', async () => {
    const taken = { Entries: [{ EventId: 'e-1' }], FailedEntryCount: 0 };
    const scene = await answering({ ok: true, output: taken });
    const { output } = await ran(scene, task('arn:aws:states:::events:putEvents', { Entries: [{}] }));
    expect(output).toBe(JSON.stringify(taken));
  });

  it('that puts events fails as soon as one of them was not taken', async () => {
    const refusedOne = {
      Entries: [{ EventId: 'e-1' }, { ErrorCode: 'InvalidArgument', ErrorMessage: 'no source' }],
      FailedEntryCount: 1,
    };
    const scene = await answering({ ok: true, output: refusedOne });
    const arn = await started(scene, task('arn:aws:states:::events:putEvents', { Entries: [{}, {}] }));
    const told = { error: 'EventBridge.FailedEntry', cause: JSON.stringify(refusedOne) };
    expect(await described(scene, arn)).toMatchObject({ status: 'FAILED', ...told });
    expect((await eventsOf(scene, arn))[4]).toMatchObject({
      type: 'TaskFailed',
      previousEventId: 4,
      taskFailedEventDetails: { ...told, resourceType: 'events', resource: 'putEvents' },
    });
  });

  it.each([
    ['aws-sdk:dynamodb', 'ConditionalCheckFailedException', 'DynamoDb.ConditionalCheckFailedException'],
    ['aws-sdk:dynamodb', 'ValidationException', 'DynamoDb.DynamoDbException'],
    ['aws-sdk:sqs', 'QueueDoesNotExist', 'Sqs.QueueDoesNotExistException'],
  ])('%s tells %s as %s', async (service, code, error) => {
    const scene = await answering(refused(code));
    expect(await ran(scene, task(`arn:aws:states:::${service}:putItem`, {}))).toMatchObject({
      error,
      cause: expect.stringMatching(/^No \(Service: \w+, Status Code: 400, Request ID: r-1\)$/),
    });
  });

  it.each([
    [
      'dynamodb:putItem',
      'ConditionalCheckFailedException',
      'DynamoDB.ConditionalCheckFailedException',
      'AmazonDynamoDBv2',
    ],
    ['dynamodb:putItem', 'ValidationException', 'DynamoDB.AmazonDynamoDBException', 'AmazonDynamoDBv2'],
    ['sqs:sendMessage', 'QueueDoesNotExist', 'SQS.QueueDoesNotExistException', 'AmazonSQS'],
  ])('the integration %s tells %s as %s', async (integration, code, error, client) => {
    const scene = await answering(refused(code));
    expect(await ran(scene, task(`arn:aws:states:::${integration}`, {}))).toMatchObject({
      error,
      cause: `No (Service: ${client}; Status Code: 400; Error Code: ${code}; Request ID: r-1; Proxy: null)`,
    });
  });
});

describe('a task that asks a function', () => {
  const functionArn = 'arn:aws:lambda:ap-northeast-1:000000000000:function:work';

  it('directly has its payload as result, and events of its own', async () => {
    const scene = await openScene({
      functions: { work: (payload) => ({ ok: true, payload: { got: payload } }) },
    });
    const arn = await started(scene, task(functionArn, { n: 1 }));
    expect((await described(scene, arn)).output).toBe('{"got":{"n":1}}');
    expect((await eventsOf(scene, arn)).slice(2, 5)).toMatchObject([
      {
        type: 'LambdaFunctionScheduled',
        lambdaFunctionScheduledEventDetails: { resource: functionArn, input: '{"n":1}' },
      },
      { type: 'LambdaFunctionStarted' },
      { type: 'LambdaFunctionSucceeded', lambdaFunctionSucceededEventDetails: { output: '{"got":{"n":1}}' } },
    ]);
  });

  it.each(['work', functionArn, '000000000000:function:work'])(
    'named as %s finds it',
    async (FunctionName) => {
      const scene = await openScene({ functions: { work: () => ({ ok: true, payload: 'found' }) } });
      const { output } = await ran(
        scene,
        task('arn:aws:states:::lambda:invoke', { FunctionName, Payload: {} }),
      );
      expect(JSON.parse(output ?? '')).toMatchObject({
        ExecutedVersion: '$LATEST',
        Payload: 'found',
        StatusCode: 200,
      });
    },
  );

  it('that gives more than 256 KiB fails, and States.ALL catches it', async () => {
    const scene = await openScene({
      functions: { work: () => ({ ok: true, payload: 'あ'.repeat(90_000) }) },
    });
    const definition = task(
      'arn:aws:states:::lambda:invoke',
      { FunctionName: 'work' },
      {
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
      },
    );
    const states = { ...definition.States, End: { Type: 'Succeed' } };
    const { output } = await ran(scene, { ...definition, States: states });
    expect(JSON.parse(output ?? '')).toEqual({
      Error: 'States.DataLimitExceeded',
      Cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it('that breaks down instead of answering is told as unknown', async () => {
    const scene = await openScene({
      functions: {
        work: () => {
          throw new Error('the process is gone');
        },
      },
    });
    expect(await ran(scene, task('arn:aws:states:::lambda:invoke', { FunctionName: 'work' }))).toMatchObject({
      error: 'Lambda.Unknown',
      cause: 'the process is gone',
    });
  });

  it('asks under the role of its credentials', async () => {
    const scene = await openScene({ functions: { work: () => ({ ok: true, payload: 1 }) } });
    const credentials = { Credentials: { RoleArn: "{% 'arn:aws:iam::000000000000:role/other' %}" } };
    const arn = await started(
      scene,
      task('arn:aws:states:::lambda:invoke', { FunctionName: 'work' }, credentials),
    );
    expect((await eventsOf(scene, arn))[2]).toMatchObject({
      taskScheduledEventDetails: { taskCredentials: { roleArn: 'arn:aws:iam::000000000000:role/other' } },
    });
    expect(scene.calls[0]?.roleArn).toBe('arn:aws:iam::000000000000:role/other');
  });
});
