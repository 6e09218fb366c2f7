import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Timeline } from '../clock/timeline.ts';
import { type Deadlines, timedOut } from '../functions/deadline.ts';
import type { Functions, Outcome } from '../functions/invocation.ts';
import type { Identities } from '../identity/access.ts';
import { arnOf } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { type ApiRoute, declaredRoutes, matchRoute } from './api-routes.ts';
import type { Answer } from './entrance.ts';
import { writeMessage, writeOutcome } from './function-response.ts';
import { requestEvent } from './request-event.ts';

export type ApiOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judgeService'>;
  functions: Functions;
  timeline: Timeline;
  deadlines: Deadlines;
  /** Told when API Gateway may not call a route's function. */
  report: (message: string) => void;
};

/** The HTTP API of the templates: request in, the route's function called, its answer out. */
export const serveApi = (options: ApiOptions): Answer => {
  const routes = declaredRoutes(options.declaration);
  return async (request, response) => {
    const body = await readBody(request);
    if (!body) return writeMessage(response, 413);
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const matched = matchRoute(routes, request.method ?? 'GET', path);
    if (!matched) return writeMessage(response, 404);
    if (!mayCall(options, matched.route)) return writeMessage(response, 500);
    const event = requestEvent({
      request,
      body,
      matched,
      requestId: randomUUID(),
      at: options.timeline.now(),
    });
    const outcome = await callWithin(options, matched.route, event);
    return outcome === timedOut ? writeMessage(response, 503) : writeOutcome(response, outcome);
  };
};

const callWithin = (
  { functions, deadlines }: ApiOptions,
  route: ApiRoute,
  event: unknown,
): Promise<Outcome | typeof timedOut> =>
  deadlines.within(route.timeoutMs, functions.invoke(route.functionArn, event));

const mayCall = ({ identities, report }: ApiOptions, route: ApiRoute): boolean => {
  const verdict = identities.judgeService({
    service: 'apigateway.amazonaws.com',
    action: 'lambda:InvokeFunction',
    resource: route.functionArn,
    sourceArn: arnOf('execute-api', `${route.apiId}/$default/${sourceOf(route)}`),
  });
  if (!verdict.allowed) report(verdict.message);
  return verdict.allowed;
};

const sourceOf = ({ routeKey, method, segments }: ApiRoute): string =>
  routeKey === '$default' ? routeKey : `${method === 'ANY' ? '*' : method}/${segments.join('/')}`;

/** API Gateway takes at most 10 MB. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

/** Reads the body whole; nothing when it is too large (the rest is read and dropped, so that the answer arrives). */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  return size > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks);
};
