import { assignedDetails, outputDetails } from '../history/event.ts';
import { STATES_DATA_LIMIT_EXCEEDED, StateFailure } from '../language/failure.ts';
import { isTooLarge, type Json } from '../language/json.ts';
import type { Outcome } from './data-flow.ts';
import { childEnded } from './fan-in.ts';
import type { Step } from './step.ts';

/** Leaves the state with an outcome: to the next state, or out of the flow when there is none. */
export const leave = async (step: Step, outcome: Outcome, next: string | undefined): Promise<void> => {
  const output = JSON.stringify(outcome.output);
  if (isTooLarge(output)) throw tooLarge(step.name);
  step.record(`${step.state.Type}StateExited`, {
    name: step.name,
    ...outputDetails(output),
    ...assignedDetails(outcome.assigned),
  });
  const variables = { ...step.frame.variables, ...outcome.assigned };
  if (next === undefined) return endFlow(step, outcome.output);
  step.become({
    at: next,
    input: outcome.output,
    variables,
    entered: 0,
    enteredAt: 0,
    retries: [],
    ...(step.frame.items ? { items: [] } : {}),
    phase: { kind: 'entering' },
  });
};

export const tooLarge = (what: string): StateFailure =>
  new StateFailure({
    error: STATES_DATA_LIMIT_EXCEEDED,
    cause: `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });

/** The flow has reached its end: the execution has succeeded, or a branch hands its output to its parent. */
const endFlow = async (step: Step, output: Json): Promise<void> => {
  if (step.frame.parent !== undefined) return childEnded(step, output);
  const text = JSON.stringify(output);
  step.record('ExecutionSucceeded', outputDetails(text));
  step.turn.close({ status: 'SUCCEEDED', output: text });
};
