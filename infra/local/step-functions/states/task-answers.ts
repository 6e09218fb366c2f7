import type { AskedPhase } from '../executions/frame.ts';
import { failureDetails, outputDetails } from '../history/event.ts';
import type { Resource } from '../integrations/resource.ts';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { TaskState } from '../language/definition.ts';
import { STATES_HEARTBEAT_TIMEOUT, STATES_TIMEOUT, StateFailure } from '../language/failure.ts';
import { isJsonObject, isTooLarge, type Json } from '../language/json.ts';
import { dataFlowOf } from './data-flow.ts';
import { leave, tooLarge } from './leaving.ts';
import type { Step } from './step.ts';
import { namesOf, resourceOf } from './task.ts';

/** The first word of the events that tell of this kind of task. */
const EVENTS = { function: 'LambdaFunction', service: 'Task', activity: 'Activity' } as const;

const eventsOf = ({ kind }: Resource): string => EVENTS[kind];

const taskOf = (step: Step): { state: TaskState; resource: Resource } => {
  const state = step.state as TaskState;
  return { state, resource: resourceOf(state) };
};

/** The request was answered. With a token or a job, that only says it was taken: the result comes later. */
export const takeAnswer = async (step: Step, asked: AskedPhase, answer: TaskAnswer): Promise<void> => {
  const { resource } = taskOf(step);
  const waitsForJob = resource.kind === 'service' && resource.pattern.startsWith('sync');
  if (!answer.ok || (asked.token === undefined && !waitsForJob)) return finishTask(step, answer);
  const text = JSON.stringify(answer.output);
  if (isTooLarge(text)) return finishTask(step, answer);
  step.record('TaskSubmitted', { ...outputDetails(text), ...namesOf(resource) });
  const job = waitsForJob && isJsonObject(answer.output) ? { job: String(answer.output.ExecutionArn) } : {};
  step.become({ phase: { ...asked, submitted: true, ...job } });
};

/** The task has its result, or has failed for good. */
export const finishTask = async (step: Step, answer: TaskAnswer): Promise<void> => {
  const { state, resource } = taskOf(step);
  if (!answer.ok) throw failedTask(step, resource, new StateFailure(answer));
  const text = JSON.stringify(answer.output);
  if (isTooLarge(text)) throw failedTask(step, resource, tooLarge(nameOf(resource)));
  step.record(`${eventsOf(resource)}Succeeded`, { ...outputDetails(text), ...namesOf(resource) });
  await leaveTask(step, state, answer.output);
};

const leaveTask = async (step: Step, state: TaskState, result: Json): Promise<void> =>
  leave(step, await dataFlowOf(step).outcome(step, result), state.Next);

const failedTask = (step: Step, resource: Resource, failure: StateFailure): StateFailure => {
  step.record(`${eventsOf(resource)}Failed`, { ...failureDetails(failure), ...namesOf(resource) });
  return failure;
};

const nameOf = (resource: Resource): string => {
  if (resource.kind === 'function') return resource.functionArn;
  return resource.kind === 'activity' ? resource.activityArn : resource.resourceType;
};

/** Nobody answered in time, or the holder of the token sent no heartbeat. */
export const timeOutTask = async (step: Step, asked: AskedPhase): Promise<void> => {
  const { resource } = taskOf(step);
  const silent =
    asked.heartbeatBy !== undefined && asked.heartbeatBy < (asked.timeoutAt ?? Number.POSITIVE_INFINITY);
  const failure = new StateFailure({
    error: STATES_TIMEOUT,
    ...(silent ? { alias: STATES_HEARTBEAT_TIMEOUT } : {}),
  });
  step.record(`${eventsOf(resource)}TimedOut`, { ...failureDetails(failure), ...namesOf(resource) });
  throw failure;
};
