import type { AskedPhase } from '../executions/frame.ts';
import { taskToken } from '../executions/task-token.ts';
import { inputDetails } from '../history/event.ts';
import { type Resource, readResource } from '../integrations/resource.ts';
import type { TaskState } from '../language/definition.ts';
import { runtimeFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { dataFlowOf } from './data-flow.ts';
import type { Step } from './step.ts';

export const resourceOf = (state: TaskState): Resource => {
  const resource = readResource(state.Resource);
  if (!resource) throw new Error(`a task names an unknown resource: ${state.Resource}`);
  return resource;
};

const wantsToken = (resource: Resource): boolean =>
  resource.kind === 'activity' || (resource.kind === 'service' && resource.pattern === 'token');

type Limits = { timeoutSeconds: number | undefined; heartbeatSeconds: number | undefined };

/** Schedules the task; the request itself is made once that is on the disk. */
export const askTask = async (step: Step, state: TaskState): Promise<void> => {
  const resource = resourceOf(state);
  if (resource.kind === 'activity' && !step.world.hasActivity(resource.activityArn))
    throw runtimeFailure(`The activity ${resource.activityArn} does not exist.`);
  const requestId = step.world.uuid();
  const token = wantsToken(resource)
    ? taskToken(step.turn.execution.birth.number, step.frame.id, requestId)
    : undefined;
  const flow = dataFlowOf(step);
  const args = await flow.argumentsOf(step, token === undefined ? {} : { token });
  const limits: Limits = {
    timeoutSeconds: await flow.numberField(step, 'TimeoutSeconds'),
    heartbeatSeconds: await flow.numberField(step, 'HeartbeatSeconds'),
  };
  const role = await flow.credentialsRole(step);
  const scheduled = recordScheduled(step, resource, args, limits, role);
  const asked: AskedPhase = {
    kind: 'asked',
    scheduled,
    args,
    requestId,
    ...(role === undefined ? {} : { role }),
    ...(token === undefined ? {} : { token }),
  };
  const more = resource.kind === 'activity' ? laidOut(resource, limits) : deadlines(step.turn.now, limits);
  step.become({ phase: { ...asked, ...more } });
};

/** A task that lies there for a worker: no limit counts before one has taken it. */
const laidOut = (
  { activityArn }: Extract<Resource, { kind: 'activity' }>,
  { timeoutSeconds, heartbeatSeconds }: Limits,
): Partial<AskedPhase> => ({
  activity: activityArn,
  ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
});

/** A worker has taken the task. */
export const startActivityTask = (step: Step, asked: AskedPhase, workerName: string | undefined): void => {
  step.record('ActivityStarted', workerName === undefined ? {} : { workerName });
  const { timeoutSeconds, heartbeatSeconds } = asked;
  const limits = deadlines(step.turn.now, { timeoutSeconds, heartbeatSeconds });
  step.become({ phase: { ...asked, started: true, ...limits } });
};

/** Hands the task to whoever makes its request. */
export const startTask = (step: Step, asked: AskedPhase): void => {
  const resource = resourceOf(step.state as TaskState);
  if (resource.kind === 'function') step.record('LambdaFunctionStarted');
  else step.record('TaskStarted', namesOf(resource));
  step.become({ phase: { ...asked, started: true } });
};

/** The service's own limit when a state names none; longer than an execution may live. */
const NO_TIMEOUT_SECONDS = 99_999_999;

const deadlines = (now: number, { timeoutSeconds, heartbeatSeconds }: Limits): Partial<AskedPhase> => ({
  ...(timeoutSeconds === undefined || timeoutSeconds >= NO_TIMEOUT_SECONDS
    ? {}
    : { timeoutAt: now + timeoutSeconds * 1000 }),
  ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds, heartbeatBy: now + heartbeatSeconds * 1000 }),
});

const limitDetails = ({ timeoutSeconds, heartbeatSeconds }: Limits): JsonObject => ({
  ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
  ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
});

const recordScheduled = (
  step: Step,
  resource: Resource,
  args: Json,
  limits: Limits,
  role: string | undefined,
): number => {
  const credentials: JsonObject = role === undefined ? {} : { taskCredentials: { roleArn: role } };
  const text = JSON.stringify(args);
  if (resource.kind === 'function') {
    const { timeoutSeconds } = limits;
    const details = { resource: resource.functionArn, ...inputDetails(text) };
    return step.record('LambdaFunctionScheduled', {
      ...details,
      ...limitDetails({ timeoutSeconds, heartbeatSeconds: undefined }),
      ...credentials,
    });
  }
  if (resource.kind === 'activity') {
    const details = { resource: resource.activityArn, ...inputDetails(text) };
    return step.record('ActivityScheduled', { ...details, ...limitDetails(limits) });
  }
  return step.record('TaskScheduled', {
    ...namesOf(resource),
    region: step.world.region,
    parameters: text,
    ...limitDetails(limits),
    ...credentials,
  });
};

/** How histories name what a task asked. */
export const namesOf = (resource: Resource): JsonObject =>
  resource.kind === 'service' ? { resourceType: resource.resourceType, resource: resource.resource } : {};
