import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Outcome } from '../functions/invocation.ts';

/** What a function may answer to an HTTP API, payload format 2.0. */
const HttpResponse = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});
type HttpResponse = z.infer<typeof HttpResponse>;

/** Writes a function's answer as API Gateway does. A function's error text never reaches the visitor. */
export const writeOutcome = (response: ServerResponse, outcome: Outcome): void => {
  if (!outcome.ok) {
    writeMessage(response, outcome.throttled ? 503 : 500);
    return;
  }
  const answer = httpResponseOf(outcome.payload);
  if (!answer) {
    writeMessage(response, 500);
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer;
  response.writeHead(statusCode, { ...headers, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) });
  response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
};

const messages: Record<number, string> = {
  404: 'Not Found',
  413: 'Request Too Long',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** API Gateway's own answers, in its own words. */
export const writeMessage = (response: ServerResponse, status: number): void => {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ message: messages[status] ?? 'Internal Server Error' }));
};

/** An answer without a status code is itself the body, as JSON, with status 200. */
const httpResponseOf = (payload: unknown): HttpResponse | undefined => {
  if (typeof payload === 'object' && payload !== null && 'statusCode' in payload) {
    return HttpResponse.safeParse(payload).data;
  }
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return HttpResponse.parse({ statusCode: 200, headers: { 'content-type': 'application/json' }, body });
};
