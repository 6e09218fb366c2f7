import { z } from 'zod';
import type { Outcome } from '../functions/invocation.ts';
import type { Reply } from './visit.ts';

/** What a function may answer to an HTTP API, payload format 2.0. */
const HttpResponse = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
type HttpResponse = z.infer<typeof HttpResponse>;

/** A function's answer as API Gateway passes it on. A function's error text never reaches the visitor. */
export const outcomeReply = (outcome: Outcome): Reply => {
  if (!outcome.ok) return messageReply(outcome.throttled ? 503 : 500);
  const answer = httpResponseOf(outcome.payload);
  if (!answer) return messageReply(500);
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer;
  return {
    status: statusCode,
    headers: { ...headers, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
};

const messages: Record<number, string> = {
  404: 'Not Found',
  413: 'Request Too Long',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** API Gateway's own answers, in its own words. */
export const messageReply = (status: number): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: messages[status] ?? 'Internal Server Error' }),
});

/** An answer without a status code is itself the body, as JSON, with status 200. */
const httpResponseOf = (payload: unknown): HttpResponse | undefined => {
  if (typeof payload === 'object' && payload !== null && 'statusCode' in payload) {
    return HttpResponse.safeParse(payload).data;
  }
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return HttpResponse.parse({ statusCode: 200, headers: { 'content-type': 'application/json' }, body });
};
