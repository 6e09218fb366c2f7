/** How a task's result comes back: in the answer, when a job ends, or from whoever holds its token. */
export type WaitPattern = 'answer' | 'sync' | 'sync:2' | 'token';

/** What a Task's `Resource` names. */
export type Resource =
  | { kind: 'function'; functionArn: string }
  | { kind: 'activity'; activityArn: string }
  | {
      kind: 'service';
      /** `lambda`, `states`, `dynamodb`, …; with `sdk` the service by its SDK name. */
      service: string;
      action: string;
      sdk: boolean;
      pattern: WaitPattern;
      /** As histories name them. */
      resourceType: string;
      resource: string;
    };

const SERVICE =
  /^arn:[a-z-]+:states:[a-z0-9-]*:[0-9]*:(aws-sdk:)?(?!aws-sdk:)([a-zA-Z0-9-]+):([a-zA-Z0-9]+)(\.sync:2|\.sync|\.waitForTaskToken)?$/;
const ACTIVITY = /^arn:[a-z-]+:states:[a-z0-9-]+:\d+:activity:[^:]+$/;
const FUNCTION = /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d*:function:[A-Za-z0-9_$:<>.-]+$/;

const PATTERNS: Record<string, WaitPattern> = {
  '.sync': 'sync',
  '.sync:2': 'sync:2',
  '.waitForTaskToken': 'token',
};

/** Reads a `Resource`; undefined if it names nothing that a task can ask. */
export const readResource = (text: string): Resource | undefined => {
  if (FUNCTION.test(text)) return { kind: 'function', functionArn: text };
  if (ACTIVITY.test(text)) return { kind: 'activity', activityArn: text };
  const parts = SERVICE.exec(text);
  if (!parts) return undefined;
  const [, sdk, service = '', action = '', suffix = ''] = parts;
  return {
    kind: 'service',
    service,
    action,
    sdk: sdk !== undefined,
    pattern: PATTERNS[suffix] ?? 'answer',
    resourceType: `${sdk ?? ''}${service}`,
    resource: `${action}${suffix}`,
  };
};

/**
 * Integrations of the service's own that this engine makes, beside every service by its SDK's name. Source: developer
 * guide, "Integrating services", of which these are the ones that need nothing but a request.
 */
const OPTIMISED: Record<string, { actions: string[]; takesToken: boolean }> = {
  lambda: { actions: ['invoke'], takesToken: true },
  states: { actions: ['startExecution'], takesToken: true },
  sqs: { actions: ['sendMessage'], takesToken: true },
  sns: { actions: ['publish'], takesToken: true },
  events: { actions: ['putEvents'], takesToken: true },
  apigateway: { actions: ['invoke'], takesToken: true },
  dynamodb: { actions: ['getItem', 'putItem', 'updateItem', 'deleteItem'], takesToken: false },
};

type ServiceResource = Extract<Resource, { kind: 'service' }>;

/** Whether this engine can make the request, and wait in the way that is asked for. */
export const isIntegrated = (resource: ServiceResource): boolean => {
  const { service, action, sdk, pattern } = resource;
  if (pattern.startsWith('sync')) return isNestedStart(resource);
  if (sdk) return true;
  const known = Object.hasOwn(OPTIMISED, service) ? OPTIMISED[service] : undefined;
  if (!known?.actions.includes(action)) return false;
  return pattern !== 'token' || known.takesToken;
};

/** A task that starts an execution of this engine, and may wait for its end. */
export const isNestedStart = (resource: Resource): boolean =>
  resource.kind === 'service' &&
  resource.service === 'states' &&
  resource.action === 'startExecution' &&
  !resource.sdk;
