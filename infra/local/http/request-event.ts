import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { ACCOUNT } from '../template/account.ts';
import type { MatchedRoute } from './api-routes.ts';

export type Arrival = {
  request: IncomingMessage;
  body: Buffer;
  matched: MatchedRoute;
  requestId: string;
  at: Temporal.Instant;
};

/** The event that API Gateway's HTTP API sends to a function, payload format 2.0. */
export const requestEvent = ({ request, body, matched, requestId, at }: Arrival): APIGatewayProxyEventV2 => {
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const { cookie, ...headers } = flatHeaders(request);
  const cookies = cookie?.split('; ').filter((one) => one !== '');
  const query = queryParameters(rawQueryString);
  return {
    version: '2.0',
    routeKey: matched.route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies?.length ? { cookies } : {}),
    headers: { ...headers, ...forwardingHeaders(request) },
    ...(query ? { queryStringParameters: query } : {}),
    ...(Object.keys(matched.pathParameters).length > 0 ? { pathParameters: matched.pathParameters } : {}),
    requestContext: requestContext({ request, body, matched, requestId, at }, rawPath),
    ...encodedBody(body, headers['content-type']),
  };
};

const requestContext = (
  { request, matched, requestId, at }: Arrival,
  path: string,
): APIGatewayProxyEventV2['requestContext'] => ({
  accountId: ACCOUNT,
  apiId: matched.route.apiId,
  domainName: request.headers.host ?? '127.0.0.1',
  domainPrefix: matched.route.apiId,
  http: {
    method: request.method ?? 'GET',
    path,
    protocol: `HTTP/${request.httpVersion}`,
    sourceIp: sourceIp(request),
    userAgent: request.headers['user-agent'] ?? '',
  },
  requestId,
  routeKey: matched.route.routeKey,
  stage: '$default',
  time: commonLogTime(at),
  timeEpoch: at.epochMilliseconds,
});

const sourceIp = (request: IncomingMessage): string => request.socket.remoteAddress ?? '127.0.0.1';

/** Names in lower case; what was sent several times is joined by commas. */
const flatHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );

const forwardingHeaders = (request: IncomingMessage): Record<string, string> => ({
  'x-forwarded-for': sourceIp(request),
  'x-forwarded-port': String(request.socket.localPort),
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

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `01/Apr/2026:00:00:00 +0000` */
const commonLogTime = (at: Temporal.Instant): string => {
  const utc = at.toZonedDateTimeISO('UTC');
  const day = String(utc.day).padStart(2, '0');
  const time = utc.toPlainTime().toString({ smallestUnit: 'second' });
  return `${day}/${months[utc.month - 1]}/${utc.year}:${time} +0000`;
};
