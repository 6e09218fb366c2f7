import { AwsError } from '../aws-error.ts';
import type { RestRoute } from '../aws-service.ts';
import { readJson, writeJson } from './json-body.ts';
import type { Asked, Protocol, WireRequest } from './protocol.ts';

type CompiledRoute = RestRoute & { pattern: RegExp; names: string[] };

/** JSON behind REST paths: the action is told by method and path. */
export const restJsonProtocol = (routes: readonly RestRoute[]): Protocol => {
  const compiled = routes.map(compile);
  return {
    read: (request) => readRoute(compiled, request),
    answer: (action, output) => ({
      status: routes.find((route) => route.action === action)?.status ?? 200,
      headers: { 'content-type': 'application/json' },
      body: writeJson(output),
    }),
    refuse: ({ code, message, status, fields }) => ({
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
      body: JSON.stringify({ Message: message, ...fields }),
    }),
  };
};

const compile = (route: RestRoute): CompiledRoute => {
  const names: string[] = [];
  const pattern = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { ...route, names, pattern: new RegExp(`^${pattern}/?$`) };
};

const readRoute = (routes: readonly CompiledRoute[], request: WireRequest): Asked => {
  for (const { method, pattern, names, action } of routes) {
    const found = method === request.method ? pattern.exec(request.path) : null;
    if (!found) continue;
    const fromPath = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]);
    const input = { ...bodyOf(request), ...Object.fromEntries([...request.query, ...fromPath]) };
    return { action, input };
  }
  throw new AwsError('UnknownOperationException', `the twin has no ${request.method} ${request.path}`, 404);
};

const bodyOf = (request: WireRequest): object => {
  const body = readJson(request.body);
  return typeof body === 'object' && body !== null ? body : {};
};
