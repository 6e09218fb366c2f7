import type { Engine } from '../engine.ts';
import { Execution } from '../executions/execution.ts';
import type { AskedPhase, Frame } from '../executions/frame.ts';
import { toleratedFailures } from '../executions/map-run-record.ts';
import { Shelf } from '../executions/shelf.ts';
import { Turn } from '../executions/turn.ts';
import { ask } from '../integrations/ask.ts';
import type { TaskAnswer } from '../integrations/task-answer.ts';
import type { TaskState, WaitState } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { type Program, ROOT_FLOW, stateAt } from '../language/program.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { dataFlowOf } from '../states/data-flow.ts';
import { answerFor } from '../states/failing.ts';
import { leave } from '../states/leaving.ts';
import { thresholdExceeded } from '../states/map-run.ts';
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
  before: WhatHappenedBefore;
  /** What the state's work gives instead of being done. */
  mock?: TaskAnswer;
  /** What expressions see in the place of the real context object. */
  context?: JsonObject;
};

/** What a trial takes to have happened before the state comes to its end. */
export type WhatHappenedBefore = {
  /** How often its retriers were used. */
  retrierRetryCount?: number | undefined;
  /** How many of a map's items failed. */
  mapIterationFailureCount?: number | undefined;
  /** The file that a map's reader finds. */
  mapItemReaderData?: string | undefined;
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

/** Runs one state by itself: no execution begins, nothing is kept, and time does not pass for it. */
export const tryState = async (engine: Engine, trial: Trial): Promise<Tried> => {
  const execution = executionOf(engine, trial);
  const turn = new Turn(execution, engine.now());
  const world = { ...engine.world, objects: filesOf(trial) };
  const step = new Step(world, turn, frameOf(trial));
  const inspection = { input: JSON.parse(trial.input) as Json };
  step.onlooker = { inspection, ...(trial.context ? { context: trial.context } : {}) };
  await runState(step);
  if (isUnderWay(step)) await guarded(step, () => finish(engine, step, trial));
  return toldOf(step);
};

/** Whatever a map reads is the file that the trial brings; no bucket is looked into. */
const filesOf = ({ before: { mapItemReaderData = '[]' } }: Trial): ObjectStore => ({
  get: async () => mapItemReaderData,
  list: async () => [],
  put: async () => {},
});

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

const frameOf = ({ program, state, input, variables, before: { retrierRetryCount } }: Trial): Frame => ({
  id: 0,
  index: 0,
  flow: ROOT_FLOW,
  at: state,
  input: JSON.parse(input) as Json,
  variables,
  previous: 0,
  entered: 0,
  enteredAt: 0,
  retries: retriersOf(program, state).map(() => retrierRetryCount ?? 0),
  phase: { kind: 'entering' },
});

const retriersOf = (program: Program, name: string): readonly unknown[] => {
  const state = stateAt(program, ROOT_FLOW, name);
  return 'Retry' in state ? (state.Retry ?? []) : [];
};

/** The state has begun something whose end has to be brought about. */
const isUnderWay = ({ turn, frame }: Step): boolean =>
  turn.closing === undefined && frame.phase.kind !== 'entering' && frame.phase.kind !== 'backing-off';

const finish = async (engine: Engine, step: Step, trial: Trial): Promise<void> => {
  const { phase } = step.frame;
  if (phase.kind === 'waiting') return endWaiting(step, step.state as WaitState);
  if (phase.kind === 'asked')
    return finishTask(step, trial.mock ?? (await answerOf(engine, step, phase, trial.roleArn)));
  if (!trial.mock) throw new Error('a fan is not tried without a mock');
  if (!trial.mock.ok) return answerFor(step, new StateFailure(trial.mock));
  if (await tooManyFailed(step, trial.before.mapIterationFailureCount ?? 0))
    return answerFor(step, thresholdExceeded());
  const { Next: next } = step.state as TaskState;
  return leave(step, await dataFlowOf(step).outcome(step, trial.mock.output), next);
};

/** A map that sets no threshold fails in no trial. */
const tooManyFailed = async (step: Step, failed: number): Promise<boolean> => {
  const flow = dataFlowOf(step);
  const count = await flow.numberField(step, 'ToleratedFailureCount');
  const percentage = await flow.numberField(step, 'ToleratedFailurePercentage');
  if (count === undefined && percentage === undefined) return false;
  const items = step.frame.items?.length ?? 0;
  return (
    failed > toleratedFailures({ toleratedCount: count ?? 0, toleratedPercentage: percentage ?? 0, items })
  );
};

const answerOf = (engine: Engine, step: Step, asked: AskedPhase, roleArn: string): Promise<TaskAnswer> =>
  ask({ ports: engine.ports, nested: engine.nested }, resourceOf(step.state as TaskState), asked, roleArn);

const toldOf = (step: Step): Tried => {
  const inspection = step.onlooker?.inspection ?? {};
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
