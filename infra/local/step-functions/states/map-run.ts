import type { Execution } from '../executions/execution.ts';
import type { MapRunPhase } from '../executions/frame.ts';
import { type MapRunRecord, toleratedFailures } from '../executions/map-run-record.ts';
import { failureDetails } from '../history/event.ts';
import type { MapState } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import type { Json } from '../language/json.ts';
import { dataFlowOf } from './data-flow.ts';
import { finishFan } from './fan-in.ts';
import { batched } from './item-batches.ts';
import { mostItems, readItems } from './item-reader.ts';
import { writeResults } from './result-writer.ts';
import type { Step } from './step.ts';

export type MapLimits = {
  maxConcurrency: number | undefined;
  toleratedCount: number | undefined;
  toleratedPercentage: number | undefined;
};

/** How many executions of one run go on at once when it sets no limit. Source: service quotas. */
const MOST_EXECUTIONS_AT_ONCE = 1_000;

export const concurrencyOf = (wanted: number | undefined): number =>
  Math.min(wanted || MOST_EXECUTIONS_AT_ONCE, MOST_EXECUTIONS_AT_ONCE);

/** Begins a run: each item, or batch of items, becomes an execution of its own. `items` is undefined if they must be read. */
export const startMapRun = async (
  step: Step,
  state: MapState,
  items: Json[] | undefined,
  limits: MapLimits,
): Promise<void> => {
  const most = state.ItemReader ? await mostItems(step, state.ItemReader) : undefined;
  const run = announceRun(step, state, limits);
  const all = items ?? (await itemsRead(step, state, run, most));
  const inputs = await inputsOf(step, all);
  const batches = state.ItemBatcher ? await batched(step, state.ItemBatcher, inputs) : inputs;
  if (state.ItemBatcher) step.inspect('afterItemBatcher', batches);
  const whole: MapRunRecord = { ...run, total: batches.length, items: all.length };
  step.turn.putMapRun(whole);
  const phase: MapRunPhase = {
    kind: 'map-run',
    mapRun: run.arn,
    label: run.label,
    uuid: run.arn.slice(run.arn.lastIndexOf(':') + 1),
    total: whole.total,
    maxConcurrency: concurrencyOf(limits.maxConcurrency),
    tolerated: toleratedFailures(whole),
  };
  step.become({ items: batches, phase });
  if (batches.length === 0) await endMapRun(step, phase, 'complete', []);
};

/** What each item's execution, or the batch it goes into, is given. */
export const inputsOf = async (step: Step, items: readonly Json[]): Promise<Json[]> => {
  const inputs: Json[] = [];
  for (const [index, item] of items.entries())
    inputs.push(await dataFlowOf(step).itemInput(step, index, item));
  return inputs;
};

/** Too many of a map's items have failed. */
export const thresholdExceeded = (): StateFailure =>
  new StateFailure({
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });

const announceRun = (step: Step, state: MapState, limits: MapLimits): MapRunRecord => {
  const { region, account } = step.world;
  const label = state.Label ?? step.name.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 40);
  const { machineName } = step.turn.execution.birth;
  const arn = `arn:aws:states:${region}:${account}:mapRun:${machineName}/${label}:${step.world.uuid()}`;
  step.record('MapRunStarted', { mapRunArn: arn });
  return {
    arn,
    label,
    status: 'RUNNING',
    startedAt: step.turn.now,
    maxConcurrency: limits.maxConcurrency ?? 0,
    toleratedCount: limits.toleratedCount ?? 0,
    toleratedPercentage: limits.toleratedPercentage ?? 0,
    total: 0,
    items: 0,
    redrives: 0,
  };
};

const itemsRead = async (
  step: Step,
  { ItemReader: reader }: MapState,
  run: MapRunRecord,
  most: number | undefined,
): Promise<Json[]> => {
  if (!reader) return [];
  try {
    return await readItems(step, reader, most);
  } catch (reason) {
    if (reason instanceof StateFailure) recordFailed(step, run, reason);
    throw reason;
  }
};

const recordFailed = (step: Step, run: MapRunRecord, failure: StateFailure): void => {
  step.record('MapRunFailed', failureDetails(failure));
  step.turn.putMapRun({ ...run, status: 'FAILED', stoppedAt: step.turn.now });
};

/** Every execution of the run has ended, or too many have failed. */
export const endMapRun = async (
  step: Step,
  phase: MapRunPhase,
  how: 'complete' | 'exceeded',
  items: readonly Execution[],
): Promise<void> => {
  const run = step.turn.mapRun(phase.mapRun);
  if (!run) throw new Error('a map has lost its run');
  if (how === 'exceeded') {
    const failure = thresholdExceeded();
    recordFailed(step, run, failure);
    throw failure;
  }
  const { ResultWriter: writer } = step.state as MapState;
  const result = writer ? await writeResults(step, writer, run, items) : outputsOf(items);
  const { previous: begun } = step.frame;
  const succeeded = step.record('MapRunSucceeded');
  step.turn.putMapRun({ ...run, status: 'SUCCEEDED', stoppedAt: step.turn.now });
  await finishFan(step, result, succeeded, begun);
};

const outputsOf = (items: readonly Execution[]): Json[] =>
  items.flatMap(({ status, closing }) =>
    status === 'SUCCEEDED' ? [JSON.parse(closing?.output ?? 'null') as Json] : [],
  );
