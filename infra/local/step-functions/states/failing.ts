import { failureDetails } from '../history/event.ts';
import type { Catcher, FailableState, Retrier, State } from '../language/definition.ts';
import {
  asStateFailure,
  STATES_ALL,
  STATES_RUNTIME,
  STATES_TASK_FAILED,
  STATES_TIMEOUT,
  type StateFailure,
} from '../language/failure.ts';
import { abortChildren } from './aborting.ts';
import { dataFlowOf } from './data-flow.ts';
import { childFailed } from './fan-in.ts';
import { leave } from './leaving.ts';
import { delayMs, triesLeft } from './retrying.ts';
import type { Step } from './step.ts';

/**
 * A state has failed: try again as its retriers say, else leave through a catcher, else the flow fails with it.
 * `reason` is anything thrown while the state ran; what is no failure of the state is thrown on.
 */
export const fail = async (step: Step, reason: unknown): Promise<void> => {
  const failure = failureOf(step, reason);
  recordEvaluation(step, failure);
  if (isFatal(failure)) return failExecution(step, failure);
  abortChildren(step);
  await answerFor(step, failure);
};

/** A state that is tried by itself stands nowhere: its failure is told without the place. */
const failureOf = (step: Step, reason: unknown): StateFailure =>
  asStateFailure(
    reason,
    step.onlooker ? undefined : { state: step.name, enteredEventId: step.frame.entered },
  );

/** Retries, catches or fails with a failure whose events are recorded already. */
export const answerFor = async (step: Step, failure: StateFailure): Promise<void> => {
  step.failure = failure;
  if (backOff(step, failure)) return;
  const before = step.frame.previous;
  recordStateFailed(step);
  const caught = catcherFor(step.state, failure);
  if (!caught) return failFlow(step, failure);
  step.inspectError({ catchIndex: caught.index });
  try {
    const outcome = await dataFlowOf(step).caught(step, failure, caught.catcher, caught.index);
    await leave(step, outcome, caught.catcher.Next);
  } catch (inCatcher) {
    await failInCatcher(step, inCatcher, before);
  }
};

/** The catcher itself has failed; the service tells it from where the state stood before its first failure. */
const failInCatcher = async (step: Step, reason: unknown, before: number): Promise<void> => {
  const failure = failureOf(step, reason);
  if (step.state.Type !== 'Task') step.become({ previous: before });
  recordEvaluation(step, failure);
  if (isFatal(failure)) return failExecution(step, failure);
  recordStateFailed(step);
  await failFlow(step, failure);
};

const recordStateFailed = (step: Step): void => {
  const { Type } = step.state;
  if (Type === 'Parallel' || Type === 'Map') step.record(`${Type}StateFailed`);
};

/** The service tells what fails on entering a state from before it was entered; what a Wait works out, from its entering. */
const recordEvaluation = (step: Step, failure: StateFailure): void => {
  if (!failure.ofEvaluation) return;
  if (step.hasJustEntered && step.state.Type !== 'Wait') step.become({ previous: step.beforeEntered });
  step.record('EvaluationFailed', {
    ...failureDetails(failure),
    ...(failure.location === undefined ? {} : { location: failure.location }),
    state: step.name,
  });
};

/** Ends the flow with the failure: the execution fails, or the branch's parent does. */
export const failFlow = async (step: Step, failure: StateFailure): Promise<void> => {
  if (step.frame.parent !== undefined) return childFailed(step, failure);
  failExecution(step, failure);
};

export const failExecution = (step: Step, failure: StateFailure): void => {
  step.record('ExecutionFailed', failureDetails(failure));
  step.turn.close({ status: 'FAILED', ...failureDetails(failure) });
};

/** A failure of the machine itself: no retrier, no catcher and no parent answers for it. */
export const isFatal = ({ error }: StateFailure): boolean => error === STATES_RUNTIME;

const canFail = (state: State): state is FailableState =>
  state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';

const backOff = (step: Step, failure: StateFailure): boolean => {
  const { state, frame, turn } = step;
  if (!canFail(state)) return false;
  const index = (state.Retry ?? []).findIndex((retrier) => matches(retrier, failure));
  const retrier = state.Retry?.[index];
  if (!retrier) return false;
  const used = frame.retries[index] ?? 0;
  step.inspectError({ retryIndex: index });
  if (!triesLeft(retrier, used)) return false;
  const retries = Array.from({ length: state.Retry?.length ?? 0 }, (_, at) => frame.retries[at] ?? 0);
  retries[index] = used + 1;
  const delay = delayMs(retrier, used, step.world.random);
  step.inspectError({ retryBackoffIntervalSeconds: delay / 1000 });
  const until = turn.now + delay;
  step.become({ retries, phase: { kind: 'backing-off', until } });
  return true;
};

const catcherFor = (state: State, failure: StateFailure): { catcher: Catcher; index: number } | undefined => {
  if (!canFail(state)) return undefined;
  const index = (state.Catch ?? []).findIndex((catcher) => matches(catcher, failure));
  const catcher = state.Catch?.[index];
  return catcher ? { catcher, index } : undefined;
};

const matches = ({ ErrorEquals }: Retrier | Catcher, { error, alias }: StateFailure): boolean =>
  ErrorEquals.some(
    (name) =>
      name === STATES_ALL ||
      name === error ||
      (alias !== undefined && name === alias) ||
      (name === STATES_TASK_FAILED && error !== STATES_TIMEOUT),
  );
