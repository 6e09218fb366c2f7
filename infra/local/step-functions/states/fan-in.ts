import type { FannedPhase, Frame } from '../executions/frame.ts';
import type { FailableState } from '../language/definition.ts';
import type { StateFailure } from '../language/failure.ts';
import type { Json } from '../language/json.ts';
import { abortChildren } from './aborting.ts';
import { dataFlowOf } from './data-flow.ts';
import { answerFor, failExecution, isFatal } from './failing.ts';
import { leave } from './leaving.ts';
import { startNextIterations } from './map.ts';
import { guarded } from './run-state.ts';
import { Step } from './step.ts';

type Child = Pick<Frame, 'index' | 'flow' | 'input' | 'previous'> & { item?: Json };

/** Begins a branch or an iteration of the step's state, with the variables as they are. */
export const childFrame = (step: Step, child: Child): void => {
  step.turn.newFrame({
    parent: step.frame.id,
    at: step.program.flows.get(child.flow)?.StartAt ?? '',
    variables: step.frame.variables,
    entered: 0,
    enteredAt: 0,
    retries: [],
    phase: { kind: 'entering' },
    ...child,
  });
};

const parentStep = (child: Step): { parent: Step; fan: FannedPhase } => {
  const frame = child.turn.frame(child.frame.parent ?? -1);
  if (frame?.phase.kind !== 'fanned') throw new Error('a child has lost its parent');
  return { parent: new Step(child.world, child.turn, frame), fan: frame.phase };
};

/** A branch or an iteration has come to its end with an output. */
export const childEnded = async (child: Step, output: Json): Promise<void> => {
  const { parent, fan } = parentStep(child);
  const { index, previous } = child.frame;
  child.turn.drop(child.frame.id);
  const isMap = parent.state.Type === 'Map';
  const last = isMap
    ? child.turn.record('MapIterationSucceeded', previous, { name: parent.name, index })
    : previous;
  const results = fan.results.with(index, output);
  const now: FannedPhase = { ...fan, running: fan.running - 1, results };
  parent.become({ phase: now });
  await guarded(parent, async () => {
    if (isMap && now.started < now.total) return startNextIterations(parent, now, previous);
    if (now.running === 0) await finishFan(parent, results, last);
  });
};

/**
 * All have ended: the state has succeeded, with the results in the order of branches or items. The service passes by the
 * event of success: what leaves the state follows the last child, or the beginning of a map's run.
 */
export const finishFan = async (step: Step, results: Json, last: number, leaves = last): Promise<void> => {
  const succeeded = step.turn.record(`${step.state.Type}StateSucceeded`, last);
  step.become({ previous: succeeded });
  const outcome = await dataFlowOf(step).outcome(step, results);
  step.become({ previous: leaves });
  await leave(step, outcome, (step.state as FailableState).Next);
};

/** A branch or an iteration has failed: its siblings are given up, and its parent answers for it. */
export const childFailed = async (child: Step, failure: StateFailure): Promise<void> => {
  if (isFatal(failure)) return failExecution(child, failure);
  const { parent } = parentStep(child);
  parent.become({ previous: child.frame.previous });
  abortChildren(parent, child.frame.id);
  await answerFor(parent, failure);
};
