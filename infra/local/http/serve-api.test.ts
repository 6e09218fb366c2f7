import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { sourceLoader } from '../functions/cold-start.ts';
import { noDeadlines } from '../functions/deadline.ts';
import { runFunctions } from '../functions/run-functions.ts';
import { createIdentities } from '../identity/identities.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { type Entrance, openEntrance } from './entrance.ts';
import { serveApi } from './serve-api.ts';

const route = (RouteKey: string): object => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey, Target: 'integrations/Web-Integration' },
});

const declaration = readStacks({
  Web: {
    Resources: {
      Role: aFunctionRole(),
      Echo: aFunction('infra/local/http/fixtures/echo.ts'),
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Pages', ProtocolType: 'HTTP' } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Echo', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      Desk: route('ANY /desk/{proxy+}'),
      Case: route('GET /cases/{caseId}/notes'),
      Unpermitted: route('ANY /unpermitted'),
      MayCall: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { Ref: 'Echo' },
          Principal: 'apigateway.amazonaws.com',
          SourceArn: 'arn:aws:execute-api:ap-northeast-1:000000000000:web-api/*/*/*s*/*',
        },
      },
    },
  },
});

let entrance: Entrance;
const refusals: string[] = [];

beforeAll(async () => {
  const timeline = startTimeline({ mode: 'standing', atEpochMs: Date.UTC(2026, 3, 1, 0, 30) });
  const identities = createIdentities(declaration);
  entrance = await openEntrance(0);
  entrance.mount('/local', () => ({ status: 200, headers: {}, body: 'of the twin itself' }));
  entrance.serve(
    serveApi({
      declaration,
      identities,
      timeline,
      deadlines: noDeadlines,
      report: (message) => void refusals.push(message),
      functions: runFunctions({
        declaration,
        identities,
        timeline,
        awsEndpoint: Promise.resolve('http://127.0.0.1:4566'),
        load: sourceLoader(new URL('../../..', import.meta.url).pathname),
        deadlines: noDeadlines,
        report: () => undefined,
      }),
    }),
  );
});

afterAll(() => entrance.close());

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${entrance.origin}${path}`, { redirect: 'manual', ...init });
const eventOf = async (path: string, init: RequestInit = {}): Promise<APIGatewayProxyEventV2> =>
  (await (await ask(path, init)).json()) as APIGatewayProxyEventV2;

describe('a request becomes the event of payload format 2.0', () => {
  it('with path, query, cookies and the time of the twin', async () => {
    const event = await eventOf('/desk/cases/case_1?q=a&q=b%20c', { headers: { cookie: 'one=1; two=2' } });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /desk/{proxy+}',
      rawPath: '/desk/cases/case_1',
      rawQueryString: 'q=a&q=b%20c',
      queryStringParameters: { q: 'a,b c' },
      cookies: ['one=1', 'two=2'],
      pathParameters: { proxy: 'cases/case_1' },
      isBase64Encoded: false,
      requestContext: {
        stage: '$default',
        http: { method: 'GET', path: '/desk/cases/case_1', sourceIp: '127.0.0.1' },
        time: '01/Apr/2026:00:30:00 +0000',
      },
    });
    expect(event.headers.cookie).toBeUndefined();
  });

  it.each([
    ['application/json', '{"名":"花"}', { body: '{"名":"花"}', isBase64Encoded: false }],
    ['application/x-www-form-urlencoded', 'a=1', { body: 'YT0x', isBase64Encoded: true }],
  ])('with a body of %s', async (type, body, expected) => {
    const event = await eventOf('/desk/cases', { method: 'POST', body, headers: { 'content-type': type } });
    expect(event).toMatchObject(expected);
  });

  it('with the variables of the path', async () => {
    expect((await eventOf('/cases/case_7/notes')).pathParameters).toEqual({ caseId: 'case_7' });
  });
});

describe('what a visitor is answered', () => {
  it('bytes arrive as bytes', async () => {
    const bytes = new Uint8Array(await (await ask('/desk/bytes')).arrayBuffer());
    expect([...bytes]).toEqual([0, 255, 1]);
  });

  it('each cookie is a header of its own', async () => {
    const response = await ask('/desk/cookies');
    expect(response.status).toBe(303);
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2']);
    expect(response.headers.get('location')).toBe('/my');
  });

  it.each([
    ['a function that throws', '/desk/fail', {}, 500, '{"message":"Internal Server Error"}'],
    ['a path that no route takes', '/elsewhere', {}, 404, '{"message":"Not Found"}'],
    ['a method that no route takes', '/cases/1/notes', { method: 'DELETE' }, 404, '{"message":"Not Found"}'],
    [
      'a body over 10 MB',
      '/desk/cases',
      { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) },
      413,
      '{"message":"Request Too Long"}',
    ],
    [
      'a route whose function does not let the API call it',
      '/unpermitted',
      {},
      500,
      '{"message":"Internal Server Error"}',
    ],
  ])('%s is answered as API Gateway answers', async (_what, path, init, status, body) => {
    const response = await ask(path, init);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('says on the machine which permission is missing', () => {
    expect(refusals[0]).toContain(
      'apigateway.amazonaws.com is not authorized to perform lambda:InvokeFunction',
    );
  });

  it('what is mounted goes before the routes', async () => {
    expect(await (await ask('/local/mail')).text()).toBe('of the twin itself');
  });
});
