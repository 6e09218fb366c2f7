import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { IntegrationProperties, RouteProperties } from '../template/resources/api-gateway.ts';

/** One route of the HTTP API, as API Gateway matches it. */
export type ApiRoute = {
  apiId: string;
  /** `ANY /desk/{proxy+}` or `$default`. */
  routeKey: string;
  method: string;
  segments: readonly string[];
  functionArn: string;
  timeoutMs: number;
};

export type MatchedRoute = { route: ApiRoute; pathParameters: Record<string, string> };

/** The routes that the templates declare. Throws `TemplateRefused` for a route whose integration is missing. */
export const declaredRoutes = (declaration: Declaration): ApiRoute[] => {
  const integrations = new Map(
    declaration.all('AWS::ApiGatewayV2::Integration').map((integration) => [integration.name, integration]),
  );
  return declaration.all('AWS::ApiGatewayV2::Route').map((route) => {
    const integration = integrations.get(route.properties.Target.replace('integrations/', ''));
    if (!integration)
      throw new TemplateRefused(route.path, `its target ${route.properties.Target} is not declared`);
    return apiRoute(route, integration);
  });
};

const apiRoute = (
  { properties }: Declared<RouteProperties>,
  integration: Declared<IntegrationProperties>,
): ApiRoute => {
  const [method = '', path = ''] = properties.RouteKey.split(' ');
  return {
    apiId: properties.ApiId,
    routeKey: properties.RouteKey,
    method,
    segments: segmentsOf(path),
    functionArn: integration.properties.IntegrationUri,
    timeoutMs: integration.properties.TimeoutInMillis,
  };
};

/**
 * Finds the route of a request: a full match goes before a greedy one (`{proxy+}`), the longer before the shorter,
 * a named method before ANY, `$default` last.
 */
export const matchRoute = (
  routes: readonly ApiRoute[],
  method: string,
  path: string,
): MatchedRoute | undefined => {
  const segments = segmentsOf(path);
  const matches = routes
    .filter((route) => route.method === method || route.method === 'ANY' || route.routeKey === '$default')
    .flatMap((route) => {
      const pathParameters = route.routeKey === '$default' ? {} : parametersOf(route.segments, segments);
      return pathParameters ? [{ route, pathParameters }] : [];
    });
  return matches.sort((one, other) => rank(other.route) - rank(one.route))[0];
};

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

const parametersOf = (
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
    if (name && greedy) {
      const rest = segments.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [name]: rest };
    }
    const segment = segments[index];
    if (segment === undefined || (!name && segment !== part)) return undefined;
    if (name) parameters[name] = segment;
  }
  return pattern.length === segments.length ? parameters : undefined;
};

const rank = ({ routeKey, method, segments }: ApiRoute): number => {
  if (routeKey === '$default') return -1;
  const isGreedy = segments.at(-1)?.endsWith('+}');
  const variables = segments.filter((segment) => segment.startsWith('{')).length;
  return (isGreedy ? 0 : 10_000) + segments.length * 100 - variables * 10 + (method === 'ANY' ? 0 : 1);
};
