import type { MapRunPhase } from '../executions/frame.ts';
import type { ItemBatcher, MapState } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { dataFlowOf } from './data-flow.ts';
import { fail } from './failing.ts';
import { finishFan } from './fan-in.ts';
import { guarded } from './run-state.ts';
import type { Step } from './step.ts';

export type MapLimits = {
  maxConcurrency: number | undefined;
  toleratedCount: number | undefined;
  toleratedPercentage: number | undefined;
};

/** How many executions of one run go on at once when it sets no limit. Source: service quotas. */
const MOST_EXECUTIONS_AT_ONCE = 1_000;

/** Begins a run: each item, or batch of items, becomes an execution of its own. */
export const startMapRun = async (
  step: Step,
  state: MapState,
  items: Json[],
  limits: MapLimits,
): Promise<void> => {
  const inputs: Json[] = [];
  for (const [index, item] of items.entries())
    inputs.push(await dataFlowOf(step).itemInput(step, index, item));
  const batches = state.ItemBatcher ? await batched(step, state.ItemBatcher, inputs) : inputs;
  const { birth } = step.turn.execution;
  const { region, account } = step.world;
  const label = state.Label ?? step.name.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 40);
  const uuid = step.world.uuid();
  const mapRun = `arn:aws:states:${region}:${account}:mapRun:${birth.machineName}/${label}:${uuid}`;
  step.record('MapRunStarted', { mapRunArn: mapRun });
  const phase: MapRunPhase = {
    kind: 'map-run',
    mapRun,
    label,
    uuid,
    results: batches.map(() => ({ kind: 'open' })),
    maxConcurrency: Math.min(limits.maxConcurrency || MOST_EXECUTIONS_AT_ONCE, MOST_EXECUTIONS_AT_ONCE),
    tolerated: toleratedFailures(limits, batches.length),
  };
  step.become({ items: batches, phase });
  if (batches.length === 0) await finishRun(step, phase);
};

const toleratedFailures = ({ toleratedCount, toleratedPercentage }: MapLimits, total: number): number =>
  Math.max(toleratedCount ?? 0, Math.floor((total * (toleratedPercentage ?? 0)) / 100));

const batched = async (step: Step, batcher: ItemBatcher, inputs: Json[]): Promise<Json[]> => {
  const { most, mostBytes, batchInput } = await dataFlowOf(step).batching(step, batcher);
  const batches: Json[][] = [];
  let bytes = 0;
  for (const input of inputs) {
    const size = Buffer.byteLength(JSON.stringify(input));
    const current = batches.at(-1);
    if (current && current.length < most && bytes + size <= mostBytes) current.push(input);
    else {
      batches.push([input]);
      bytes = 0;
    }
    bytes += size;
  }
  return batches.map(
    (items): JsonObject => ({ ...(batchInput ? { BatchInput: batchInput } : {}), Items: items }),
  );
};

export type ItemEnd = { ok: true; output: Json } | { ok: false };

/** One item's execution has ended. */
export const takeItemEnd = async (
  step: Step,
  run: MapRunPhase,
  index: number,
  end: ItemEnd,
): Promise<void> => {
  const results = run.results.with(
    index,
    end.ok ? { kind: 'succeeded', output: end.output } : { kind: 'failed' },
  );
  const now: MapRunPhase = { ...run, results };
  step.become({ phase: now });
  const failed = results.filter(({ kind }) => kind === 'failed').length;
  if (failed > run.tolerated) return exceed(step);
  if (!results.some(({ kind }) => kind === 'open')) await guarded(step, () => finishRun(step, now));
};

const exceed = async (step: Step): Promise<void> => {
  const failure = new StateFailure({
    error: 'States.ExceedToleratedFailureThreshold',
    cause: 'The specified tolerated failure threshold was exceeded',
  });
  step.record('MapRunFailed', { error: failure.error ?? '', cause: failure.cause ?? '' });
  await fail(step, failure);
};

const finishRun = async (step: Step, run: MapRunPhase): Promise<void> => {
  const succeeded = step.record('MapRunSucceeded');
  const outputs = run.results.flatMap((result) => (result.kind === 'succeeded' ? [result.output] : []));
  await finishFan(step, outputs, succeeded);
};
