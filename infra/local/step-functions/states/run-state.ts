import { inputDetails } from '../history/event.ts';
import { choose } from './choice.ts';
import { dataFlowOf } from './data-flow.ts';
import { failByState } from './fail-state.ts';
import { fail } from './failing.ts';
import { leave } from './leaving.ts';
import { startMap } from './map.ts';
import { startBranches } from './parallel.ts';
import type { Step } from './step.ts';
import { askTask, startTask } from './task.ts';
import { startWaiting } from './wait.ts';

/** Runs a frame that is ready until it has left its state, waits, or has failed. */
export const runState = async (step: Step): Promise<void> => {
  const { phase } = step.frame;
  if (phase.kind === 'asked') return startTask(step, phase);
  if (phase.kind === 'entering') enter(step);
  await guarded(step, () => act(step));
};

/** Does something of a state; what goes wrong with it is the state's failure. */
export const guarded = async (step: Step, act: () => Promise<void>): Promise<void> => {
  try {
    await act();
  } catch (reason) {
    await fail(step, reason);
  }
};

const enter = (step: Step): void => {
  step.become({ enteredAt: step.turn.now, phase: { kind: 'trying' } });
  const { Type } = step.state;
  const input = isFirst(step) ? step.turn.execution.birth.input : JSON.stringify(step.frame.input);
  const entered = step.record(`${Type}StateEntered`, { name: step.name, ...inputDetails(input) });
  step.become({ entered });
};

/** The first state of an execution is told with its input as it was written, spaces and all. */
const isFirst = ({ frame }: Step): boolean => frame.parent === undefined && frame.previous === 0;

const act = async (step: Step): Promise<void> => {
  const { state } = step;
  switch (state.Type) {
    case 'Pass':
      return leave(step, await dataFlowOf(step).outcome(step), state.Next);
    case 'Succeed':
      return leave(step, await dataFlowOf(step).outcome(step), undefined);
    case 'Fail':
      return failByState(step, state);
    case 'Wait':
      return startWaiting(step, state);
    case 'Choice':
      return choose(step, state);
    case 'Task':
      return askTask(step, state);
    case 'Parallel':
      return startBranches(step, state);
    case 'Map':
      return startMap(step, state);
    default:
      return state satisfies never;
  }
};
