import type { FailState } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import { dataFlowOf } from './data-flow.ts';
import { failFlow } from './failing.ts';
import type { Step } from './step.ts';

/** A Fail state ends its flow with the error and the cause it names. */
export const failByState = async (step: Step, _state: FailState): Promise<void> => {
  const flow = dataFlowOf(step);
  if (step.language === 'JSONPath') step.inspect('afterInputPath', step.frame.input);
  const error = await flow.textField(step, 'Error');
  const cause = await flow.textField(step, 'Cause');
  const failure = new StateFailure({
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
  await failFlow(step, failure);
};
