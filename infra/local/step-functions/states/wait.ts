import type { WaitState } from '../language/definition.ts';
import { runtimeFailure } from '../language/failure.ts';
import { queryFailure } from '../language/jsonata/evaluator.ts';
import { epochMsOf } from '../language/timestamp.ts';
import { dataFlowOf } from './data-flow.ts';
import { leave } from './leaving.ts';
import type { Step } from './step.ts';

/** Starts to wait; an instant that has passed already is not waited for. */
export const startWaiting = async (step: Step, state: WaitState): Promise<void> => {
  const until = await endOfWait(step, state);
  if (until <= step.turn.now) return endWaiting(step, state);
  step.become({ phase: { kind: 'waiting', until } });
};

export const endWaiting = async (step: Step, state: WaitState): Promise<void> =>
  leave(step, await dataFlowOf(step).outcome(step), state.Next);

const endOfWait = async (step: Step, state: WaitState): Promise<number> => {
  const flow = dataFlowOf(step);
  const seconds = await flow.numberField(step, 'Seconds');
  if (seconds !== undefined) return step.turn.now + seconds * 1000;
  const timestamp = (await flow.textField(step, 'Timestamp')) ?? '';
  const instant = epochMsOf(timestamp);
  if (instant !== undefined) return instant;
  throw step.language === 'JSONata' ? badInstant(timestamp) : badPath(state, timestamp);
};

const badInstant = (timestamp: string): Error =>
  queryFailure(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
    'Timestamp',
  );

const badPath = ({ TimestampPath: path = '' }: WaitState, timestamp: string): Error =>
  runtimeFailure(
    'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ' +
      `${path} == ${timestamp}`,
  );
