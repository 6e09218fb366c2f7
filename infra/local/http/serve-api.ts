import { randomUUID } from 'node:crypto';
import type { Timeline } from '../clock/timeline.ts';
import { type Deadlines, timedOut } from '../functions/deadline.ts';
import type { Functions, Outcome } from '../functions/invocation.ts';
import type { Identities } from '../identity/access.ts';
import { arnOf } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { type ApiRoute, declaredRoutes, matchRoute } from './api-routes.ts';
import type { Answer } from './entrance.ts';
import { messageReply, outcomeReply } from './function-response.ts';
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
  return async (visit) => {
    const { body, method, url } = visit;
    if (!body) return messageReply(413);
    const matched = matchRoute(routes, method, url.split('?')[0] ?? '/');
    if (!matched) return messageReply(404);
    if (!mayCall(options, matched.route)) return messageReply(500);
    const event = requestEvent({
      visit,
      body,
      matched,
      requestId: randomUUID(),
      at: options.timeline.now(),
    });
    const outcome = await callWithin(options, matched.route, event);
    return outcome === timedOut ? messageReply(503) : outcomeReply(outcome);
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
