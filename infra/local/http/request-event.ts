import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { ACCOUNT } from '../template/account.ts';
import type { MatchedRoute } from './api-routes.ts';
import type { Visit } from './visit.ts';

export type Arrival = {
  visit: Visit;
  body: Buffer;
  matched: MatchedRoute;
  requestId: string;
  at: Temporal.Instant;
};

/** The event that API Gateway's HTTP API sends to a function, payload format 2.0. */
export const requestEvent = ({ visit, body, matched, requestId, at }: Arrival): APIGatewayProxyEventV2 => {
  const [rawPath = '/', rawQueryString = ''] = visit.url.split(/\?(.*)/s);
  const { cookie, ...headers } = visit.headers;
  const cookies = cookie?.split('; ').filter((one) => one !== '');
  const query = queryParameters(rawQueryString);
  return {
    version: '2.0',
    routeKey: matched.route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies?.length ? { cookies } : {}),
    headers: { ...headers, ...forwardingHeaders(visit) },
    ...(query ? { queryStringParameters: query } : {}),
    ...(Object.keys(matched.pathParameters).length > 0 ? { pathParameters: matched.pathParameters } : {}),
    requestContext: requestContext({ visit, body, matched, requestId, at }, rawPath),
    ...encodedBody(body, headers['content-type']),
  };
};

const requestContext = (
  { visit, matched, requestId, at }: Arrival,
  path: string,
): APIGatewayProxyEventV2['requestContext'] => ({
  accountId: ACCOUNT,
  apiId: matched.route.apiId,
  domainName: visit.headers.host ?? '127.0.0.1',
  domainPrefix: matched.route.apiId,
  http: {
    method: visit.method,
    path,
    protocol: `HTTP/${visit.httpVersion}`,
    sourceIp: visit.sourceIp,
    userAgent: visit.headers['user-agent'] ?? '',
  },
  requestId,
  routeKey: matched.route.routeKey,
  stage: '$default',
  time: commonLogTime(at.epochMilliseconds),
  timeEpoch: at.epochMilliseconds,
});

const forwardingHeaders = ({ sourceIp, port }: Visit): Record<string, string> => ({
  'x-forwarded-for': sourceIp,
  'x-forwarded-port': String(port),
  'x-forwarded-proto': 'http',
});

const queryParameters = (rawQueryString: string): Record<string, string> | undefined => {
  if (rawQueryString === '') return undefined;
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
};

/** API Gateway passes text types on as they are and everything else, forms included, in base64. */
const encodedBody = (
  body: Buffer,
  contentType: string | undefined,
): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = /^(text\/|application\/(json|javascript|xml|[\w.]+\+(json|xml))\b)/i.test(contentType ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
};

/** `01/Apr/2026:00:00:00 +0000` */
const commonLogTime = (epochMs: number): string => {
  const [, day, month, year, time] = new Date(epochMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
};
