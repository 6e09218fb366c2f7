import { failureDetails } from '../history/event.ts';
import type { Catcher, FailableState, Retrier, State } from '../language/definition.ts';
import {
  asStateFailure,
  STATES_ALL,
  STATES_QUERY_EVALUATION_ERROR,
  STATES_RUNTIME,
  STATES_TASK_FAILED,
  STATES_TIMEOUT,
  type StateFailure,
} from '../language/failure.ts';
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
  const failure = asStateFailure(reason, step.name, step.frame.entered);
  recordEvaluation(step, failure);
  if (backOff(step, failure)) return;
  const caught = catcherFor(step.state, failure);
  if (!caught) return failFlow(step, failure);
  try {
    const outcome = await dataFlowOf(step).caught(step, failure, caught.catcher, caught.index);
    await leave(step, outcome, caught.catcher.Next);
  } catch (inCatcher) {
    const second = asStateFailure(inCatcher, step.name, step.frame.entered);
    recordEvaluation(step, second);
    await failFlow(step, second);
  }
};

const recordEvaluation = (step: Step, failure: StateFailure): void => {
  if (failure.error !== STATES_QUERY_EVALUATION_ERROR || failure.location === undefined) return;
  step.record('EvaluationFailed', {
    ...failureDetails(failure),
    location: failure.location,
    state: step.name,
  });
};

/** Ends the flow with the failure: the execution fails, or the branch's parent does. */
export const failFlow = async (step: Step, failure: StateFailure): Promise<void> => {
  if (step.frame.parent !== undefined) return childFailed(step, failure);
  step.record('ExecutionFailed', failureDetails(failure));
  step.turn.close({ status: 'FAILED', ...failureDetails(failure) });
};

const canFail = (state: State): state is FailableState =>
  state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';

const backOff = (step: Step, failure: StateFailure): boolean => {
  const { state, frame, turn } = step;
  if (!canFail(state)) return false;
  const index = (state.Retry ?? []).findIndex((retrier) => matches(retrier, failure));
  const retrier = state.Retry?.[index];
  const used = frame.retries[index] ?? 0;
  if (!retrier || !triesLeft(retrier, used)) return false;
  const retries = Array.from({ length: state.Retry?.length ?? 0 }, (_, at) => frame.retries[at] ?? 0);
  retries[index] = used + 1;
  const until = turn.now + delayMs(retrier, used, step.world.random);
  step.become({ retries, phase: { kind: 'backing-off', until } });
  return true;
};

const catcherFor = (state: State, failure: StateFailure): { catcher: Catcher; index: number } | undefined => {
  if (!canFail(state)) return undefined;
  const index = (state.Catch ?? []).findIndex((catcher) => matches(catcher, failure));
  const catcher = state.Catch?.[index];
  return catcher ? { catcher, index } : undefined;
};

/** A failure of the machine itself: nothing answers for it. */
const UNANSWERABLE = new Set([STATES_RUNTIME]);

const matches = ({ ErrorEquals }: Retrier | Catcher, { error, alias }: StateFailure): boolean => {
  if (error !== undefined && UNANSWERABLE.has(error)) return false;
  return ErrorEquals.some(
    (name) =>
      name === STATES_ALL ||
      name === error ||
      (alias !== undefined && name === alias) ||
      (name === STATES_TASK_FAILED && error !== STATES_TIMEOUT),
  );
};
