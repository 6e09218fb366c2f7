import type { StateFailure } from '../language/failure.ts';
import type { Json } from '../language/json.ts';
import type { Step } from './step.ts';

/** A branch or an iteration has come to its end with an output. */
export const childEnded = async (_step: Step, _output: Json): Promise<void> => {
  throw new Error('no flow has children yet');
};

/** A branch or an iteration has failed. */
export const childFailed = async (_step: Step, _failure: StateFailure): Promise<void> => {
  throw new Error('no flow has children yet');
};
