import type { Engine } from '../engine.ts';
import { Execution } from '../executions/execution.ts';
import type { AskedPhase, Frame } from '../executions/frame.ts';
import { Shelf } from '../executions/shelf.ts';
import { Turn } from '../executions/turn.ts';
import { ask } from '../integrations/ask.ts';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { TaskState, WaitState } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { type Program, ROOT_FLOW } from '../language/program.ts';
import { dataFlowOf } from '../states/data-flow.ts';
import { answerFor } from '../states/failing.ts';
import { leave } from '../states/leaving.ts';
import { guarded, runState } from '../states/run-state.ts';
import { Step } from '../states/step.ts';
import { resourceOf } from '../states/task.ts';
import { finishTask } from '../states/task-answers.ts';
import { endWaiting } from '../states/wait.ts';

export type Trial = {
  program: Program;
  state: string;
  input: string;
  variables: JsonObject;
  roleArn: string;
  /** What the state's work gives instead of being done. */
  mock?: TaskAnswer;
};

/** What came of a trial, and what the data were on their way through the state. */
export type Tried = {
  status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  output?: string;
  nextState?: string;
  error?: string;
  cause?: string;
  inspection: JsonObject;
};

/** A state whose work is done elsewhere, which a trial cannot wait for: it needs a mock. */
export class NeedsMock extends Error {
  override readonly name = 'NeedsMock';
}

/** Runs one state by itself: no execution begins, nothing is kept, and time does not pass for it. */
export const tryState = async (engine: Engine, trial: Trial): Promise<Tried> => {
  const execution = executionOf(engine, trial);
  const turn = new Turn(execution, engine.now());
  const step = new Step(engine.world, turn, frameOf(trial));
  step.inspection = { input: JSON.parse(trial.input) as Json };
  await runState(step);
  if (isUnderWay(step)) await guarded(step, () => finish(engine, step, trial));
  return toldOf(step);
};

const executionOf = (engine: Engine, { state, program, input, roleArn }: Trial): Execution => {
  const name = engine.ports.ids.uuid();
  const machine = { name: state, type: 'EXPRESS' as const };
  return new Execution(
    {
      number: 0,
      name,
      arn: engine.executionArn(machine, name),
      machineArn: engine.machineArn(state),
      machineName: state,
      revision: '',
      roleArn,
      input,
      startedAt: engine.now(),
      express: true,
    },
    program,
    new Shelf(),
  );
};

const frameOf = ({ state, input, variables }: Trial): Frame => ({
  id: 0,
  index: 0,
  flow: ROOT_FLOW,
  at: state,
  input: JSON.parse(input) as Json,
  variables,
  previous: 0,
  entered: 0,
  enteredAt: 0,
  retries: [],
  phase: { kind: 'entering' },
});

/** The state has begun something whose end has to be brought about. */
const isUnderWay = ({ turn, frame }: Step): boolean =>
  turn.closing === undefined && frame.phase.kind !== 'entering' && frame.phase.kind !== 'backing-off';

const finish = async (engine: Engine, step: Step, trial: Trial): Promise<void> => {
  const { phase } = step.frame;
  if (phase.kind === 'waiting') return endWaiting(step, step.state as WaitState);
  if (phase.kind === 'asked')
    return finishTask(step, trial.mock ?? (await answerOf(engine, step, phase, trial.roleArn)));
  if (!trial.mock) throw new NeedsMock(`A state of type ${step.state.Type} can only be tried with a mock`);
  if (!trial.mock.ok) return answerFor(step, new StateFailure(trial.mock));
  const { Next: next } = step.state as TaskState;
  return leave(step, await dataFlowOf(step).outcome(step, trial.mock.output), next);
};

const answerOf = (engine: Engine, step: Step, asked: AskedPhase, roleArn: string): Promise<TaskAnswer> => {
  const resource = resourceOf(step.state as TaskState);
  const waits =
    resource.kind === 'activity' || (resource.kind === 'service' && resource.pattern !== 'answer');
  if (waits) throw new NeedsMock('A task that waits for others can only be tried with a mock');
  return ask({ ports: engine.ports, nested: engine.nested }, resource, asked, roleArn);
};

const toldOf = (step: Step): Tried => {
  const inspection = step.inspection ?? {};
  const { closing } = step.turn;
  if (closing?.status === 'SUCCEEDED')
    return { status: 'SUCCEEDED', output: closing.output ?? '', inspection };
  if (closing) return { status: 'FAILED', ...failureOf(closing), inspection };
  if (step.frame.phase.kind === 'backing-off')
    return { status: 'RETRIABLE', ...failureOf(step.failure), inspection };
  return {
    status: step.failure ? 'CAUGHT_ERROR' : 'SUCCEEDED',
    output: JSON.stringify(step.frame.input),
    nextState: step.frame.at,
    ...failureOf(step.failure),
    inspection,
  };
};

const failureOf = (failure: { error?: string | undefined; cause?: string | undefined } | undefined) => ({
  ...(failure?.error === undefined ? {} : { error: failure.error }),
  ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
});
