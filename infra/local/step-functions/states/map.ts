import type { FannedPhase } from '../executions/frame.ts';
import type { MapProcessor, MapState } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { flowKey } from '../language/program.ts';
import { dataFlowOf } from './data-flow.ts';
import { childFrame, finishFan } from './fan-in.ts';
import { inputsOf, type MapLimits, startMapRun } from './map-run.ts';
import type { Step } from './step.ts';

/** How many iterations of an inline map run at once when it sets no limit. Source: service quotas. */
const MOST_INLINE_AT_ONCE = 40;

export const processorOf = ({ ItemProcessor, Iterator: iterator }: MapState): MapProcessor | undefined =>
  ItemProcessor ?? iterator;

/**
 * Starts a map: inside the execution, or as a run of executions of their own. How many may run at once is asked before
 * the map has begun, how many may fail only afterwards: the histories of the service tell them apart.
 */
export const startMap = async (step: Step, state: MapState): Promise<void> => {
  const flow = dataFlowOf(step);
  const maxConcurrency = await flow.numberField(step, 'MaxConcurrency');
  const items = state.ItemReader ? undefined : await flow.itemsOf(step);
  const started = step.record('MapStateStarted', { length: items?.length ?? 0 });
  const toleratedCount = await flow.numberField(step, 'ToleratedFailureCount');
  const toleratedPercentage = await flow.numberField(step, 'ToleratedFailurePercentage');
  const limits: MapLimits = { maxConcurrency, toleratedCount, toleratedPercentage };
  inspectLimits(step, limits);
  if (step.onlooker && items && state.ItemSelector !== undefined)
    step.inspect('afterItemSelector', await inputsOf(step, items));
  if (processorOf(state)?.ProcessorConfig?.Mode === 'DISTRIBUTED')
    return startMapRun(step, state, items, limits);
  await startInline(step, items ?? [], maxConcurrency, started);
};

const inspectLimits = (step: Step, { maxConcurrency, toleratedCount, toleratedPercentage }: MapLimits) => {
  step.inspect('maxConcurrency', maxConcurrency ?? 0);
  if (toleratedCount !== undefined) step.inspect('toleratedFailureCount', toleratedCount);
  if (toleratedPercentage !== undefined) step.inspect('toleratedFailurePercentage', toleratedPercentage);
};

const startInline = async (
  step: Step,
  items: Json[],
  maxConcurrency: number | undefined,
  started: number,
): Promise<void> => {
  const total = items.length;
  const fan: FannedPhase = {
    kind: 'fanned',
    total,
    started: 0,
    running: 0,
    results: new Array(total).fill(null),
    maxConcurrency: Math.min(maxConcurrency || MOST_INLINE_AT_ONCE, MOST_INLINE_AT_ONCE),
  };
  step.become({ items, phase: fan });
  if (total === 0) return finishFan(step, [], started);
  await startNextIterations(step, fan, started);
};

/** Starts as many iterations as may run beside those that do; `previous` is the event that made room. */
export const startNextIterations = async (step: Step, fan: FannedPhase, previous: number): Promise<void> => {
  const { items = [] } = step.frame;
  const { maxConcurrency = MOST_INLINE_AT_ONCE } = fan;
  let { started, running } = fan;
  while (started < fan.total && running < maxConcurrency) {
    await startIteration(step, started, items[started] ?? null, previous);
    started += 1;
    running += 1;
  }
  step.become({ phase: { ...fan, started, running } });
};

const startIteration = async (step: Step, index: number, item: Json, previous: number): Promise<void> => {
  const begun = step.turn.record('MapIterationStarted', previous, { name: step.name, index });
  const input = await dataFlowOf(step).itemInput(step, index, item);
  childFrame(step, { index, item, flow: flowKey(step.name, 0), input, previous: begun });
};
