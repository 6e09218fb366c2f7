import type { ParallelState } from '../language/definition.ts';
import { flowKey } from '../language/program.ts';
import { dataFlowOf } from './data-flow.ts';
import { childFrame, finishFan } from './fan-in.ts';
import type { Step } from './step.ts';

/** Starts every branch with the same input; the state goes on when all have ended. */
export const startBranches = async (step: Step, state: ParallelState): Promise<void> => {
  const input = await dataFlowOf(step).argumentsOf(step);
  const started = step.record('ParallelStateStarted');
  const total = state.Branches.length;
  step.become({
    phase: { kind: 'fanned', total, started: total, running: total, results: new Array(total).fill(null) },
  });
  for (let branch = 0; branch < total; branch += 1)
    childFrame(step, { index: branch, flow: flowKey(step.name, branch), input, previous: started });
  if (total === 0) await finishFan(step, [], started);
};
