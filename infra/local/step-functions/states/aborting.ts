import type { Frame } from '../executions/frame.ts';
import { stateAt } from '../language/program.ts';
import type { Step } from './step.ts';

/** States whose giving up the service records; the others are over as soon as they are entered. */
const ABORTABLE = new Set(['Task', 'Wait', 'Parallel', 'Map']);

/** Gives up everything that runs below the step's frame; `failed` is the child that was the reason. */
export const abortChildren = (step: Step, failed?: number): void => {
  const isMap = step.state.Type === 'Map';
  for (const child of childrenOf(step, step.frame)) {
    if (isMap)
      step.turn.record(
        child.id === failed ? 'MapIterationFailed' : 'MapIterationAborted',
        step.frame.previous,
        {
          name: step.name,
          index: child.index,
        },
      );
    abort(step, child);
  }
};

const abort = (step: Step, frame: Frame): void => {
  for (const child of childrenOf(step, frame)) abort(step, child);
  const { Type } = stateAt(step.program, frame.flow, frame.at);
  if (ABORTABLE.has(Type) && frame.entered > 0) step.turn.record(`${Type}StateAborted`, step.frame.previous);
  step.turn.abandon(frame);
};

const childrenOf = (step: Step, { id }: Frame): Frame[] =>
  step.turn
    .frames()
    .filter(({ parent }) => parent === id)
    .sort((a, b) => a.index - b.index);
