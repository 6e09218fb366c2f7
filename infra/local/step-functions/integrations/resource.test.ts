import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeFunctionArn } from './ask-function.ts';
import { isIntegrated, isNestedStart, readResource } from './resource.ts';
import { withSdkMetadata } from './sdk-metadata.ts';

const REGION = 'ap-northeast-1';
const ACCOUNT = '000000000000';

describe('what a task names', () => {
  const word = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'C', '1') });
  const suffix = fc.constantFrom(
    ['', 'answer'] as const,
    ['.sync', 'sync'] as const,
    ['.sync:2', 'sync:2'] as const,
    ['.waitForTaskToken', 'token'] as const,
  );

  it('is a service and what is asked of it, in histories spelt as it was', () => {
    fc.assert(
      fc.property(word, word, suffix, fc.boolean(), (service, asked, [ending, pattern], sdk) => {
        const named = `${sdk ? 'aws-sdk:' : ''}${service}`;
        expect(readResource(`arn:aws:states:::${named}:${asked}${ending}`)).toEqual({
          kind: 'service',
          service,
          action: asked,
          sdk,
          pattern,
          resourceType: named,
          resource: `${asked}${ending}`,
        });
      }),
    );
  });

  it.each([
    [`arn:aws:lambda:${REGION}:${ACCOUNT}:function:work`, 'function'],
    [`arn:aws:lambda:${REGION}:${ACCOUNT}:function:work:3`, 'function'],
    [`arn:aws:lambda:${REGION}:${ACCOUNT}:function:work:$LATEST`, 'function'],
    [`arn:aws:states:${REGION}:${ACCOUNT}:activity:phone calls`, 'activity'],
    [`arn:aws:states:${REGION}:${ACCOUNT}:lambda:invoke`, 'service'],
    ['arn:aws-cn:states:::sqs:sendMessage', 'service'],
  ])('%s is a %s', (text, kind) => {
    expect(readResource(text)).toMatchObject({ kind });
  });

  it.each([
    '',
    'work',
    'arn:aws:states:::lambda',
    'arn:aws:states:::lambda:invoke.later',
    'arn:aws:states:::aws-sdk:lambda',
    'arn:aws:sqs:::queue',
    `arn:aws:states:${REGION}:${ACCOUNT}:activity:`,
    'https://example.com',
  ])('%j is nothing that a task can ask', (text) => {
    expect(readResource(text)).toBeUndefined();
  });

  it.each([
    ['arn:aws:states:::states:startExecution', true],
    ['arn:aws:states:::states:startExecution.sync:2', true],
    ['arn:aws:states:::aws-sdk:sfn:startExecution', false],
    ['arn:aws:states:::aws-sdk:sfn:stopExecution', false],
    [`arn:aws:states:${REGION}:${ACCOUNT}:activity:startExecution`, false],
  ])('%s starts an execution of this engine: %s', (text, starts) => {
    const resource = readResource(text);
    expect(resource && isNestedStart(resource)).toBe(starts);
  });
});

describe('an integration that this engine makes', () => {
  it.each([
    ['lambda:invoke', true],
    ['lambda:invoke.waitForTaskToken', true],
    ['lambda:invoke.sync', false],
    ['lambda:deleteFunction', false],
    ['states:startExecution', true],
    ['states:startExecution.sync', true],
    ['states:startExecution.sync:2', true],
    ['states:startExecution.waitForTaskToken', true],
    ['states:stopExecution', false],
    ['aws-sdk:sfn:stopExecution', true],
    ['aws-sdk:sfn:startExecution.sync', false],
    ['aws-sdk:ses:sendEmail.waitForTaskToken', true],
    ['sqs:sendMessage.waitForTaskToken', true],
    ['sns:publish', true],
    ['events:putEvents', true],
    ['apigateway:invoke', true],
    ['dynamodb:updateItem', true],
    ['dynamodb:query', false],
    ['dynamodb:putItem.waitForTaskToken', false],
    ['glue:startJobRun', false],
    ['ecs:runTask.sync', false],
    ['batch:submitJob', false],
    ['toString:call', false],
  ])('%s: %s', (name, integrated) => {
    const resource = readResource(`arn:aws:states:::${name}`);
    expect(resource?.kind === 'service' && isIntegrated(resource)).toBe(integrated);
  });
});

describe('a function', () => {
  const whole = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:work`;
  it.each([
    ['work', whole],
    [`${ACCOUNT}:function:work`, whole],
    [`function:work`, `arn:aws:lambda:${REGION}:${ACCOUNT}:function:function:work`],
    [whole, whole],
    [`${whole}:live`, `${whole}:live`],
    [
      'arn:aws:lambda:us-east-1:111111111111:function:other',
      'arn:aws:lambda:us-east-1:111111111111:function:other',
    ],
  ])('named %s is %s', (named, arn) => {
    expect(wholeFunctionArn(named, REGION, ACCOUNT)).toBe(arn);
  });
});

describe('an answer of a service', () => {
  const told = (service: string, answer = { a: 'x' }) =>
    withSdkMetadata(service, answer, 'request', Date.parse('2026-04-01T00:00:00Z')) as Record<string, never>;

  it.each(['sqs', 'sns', 'dynamodb', 'states'])(
    'of %s comes with the facts of its HTTP answer, each header twice',
    (service) => {
      const { SdkHttpMetadata: http, SdkResponseMetadata, ...answer } = told(service);
      const {
        HttpHeaders: headers,
        AllHttpHeaders: all,
        HttpStatusCode,
      } = http as unknown as Record<string, Record<string, unknown>>;
      expect(answer).toEqual({ a: 'x' });
      expect(HttpStatusCode).toBe(200);
      expect(SdkResponseMetadata).toEqual({ RequestId: 'request' });
      expect(headers).toMatchObject({
        'x-amzn-RequestId': 'request',
        'Content-Length': '9',
        Date: 'Wed, 01 Apr 2026 00:00:00 GMT',
      });
      for (const [name, value] of Object.entries(headers ?? {})) expect(all?.[name]).toEqual([value]);
    },
  );

  it('counts bytes, and tells each service’s own headers', () => {
    const headersOf = (service: string, answer = { a: 'x' }) =>
      (told(service, answer).SdkHttpMetadata as unknown as { HttpHeaders: Record<string, string> })
        .HttpHeaders;
    expect(headersOf('sqs', { a: '家' })['Content-Length']).toBe('11');
    expect(headersOf('sns')['Content-Type']).toBe('text/xml');
    expect(headersOf('sqs')).toMatchObject({
      'Content-Type': 'application/x-amz-json-1.0',
      connection: 'keep-alive',
    });
    expect(headersOf('dynamodb')).toMatchObject({
      Server: 'Server',
      'x-amz-crc32': expect.stringMatching(/^\d+$/),
    });
  });
});
