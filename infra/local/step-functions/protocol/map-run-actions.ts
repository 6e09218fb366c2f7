import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import { itemCount } from '../executions/item-runs.ts';
import { type MapRunRecord, toleratedFailures } from '../executions/map-run-record.ts';
import { concurrencyOf } from '../states/map-run.ts';
import { type Action, action } from './action.ts';
import { existingExecution } from './lookups.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';

const byArn = z.object({ mapRunArn: z.string() });

type Found = { execution: Execution; run: MapRunRecord };

const existingRun = (engine: Engine, mapRunArn: string): Found => {
  const execution = engine.registry.executionByRun(mapRunArn);
  const run = execution?.mapRuns?.find(({ arn }) => arn === mapRunArn);
  if (!execution || !run) throw new Refusal('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
  return { execution, run };
};

const describeMapRun = action(byArn, (engine, { mapRunArn }) => {
  const { execution, run } = existingRun(engine, mapRunArn);
  const items = [...engine.registry.executions.values()].filter(
    ({ birth }) => birth.mapRun?.arn === mapRunArn,
  );
  return {
    mapRunArn,
    executionArn: execution.birth.arn,
    status: run.status,
    startDate: run.startedAt / 1000,
    ...(run.stoppedAt === undefined ? {} : { stopDate: run.stoppedAt / 1000 }),
    maxConcurrency: run.maxConcurrency,
    toleratedFailureCount: run.toleratedCount,
    toleratedFailurePercentage: run.toleratedPercentage,
    itemCounts: counts(items, itemCount, run.items, run),
    executionCounts: counts(items, () => 1, run.total, run),
    redriveCount: run.redrives,
    ...(run.redrivenAt === undefined ? {} : { redriveDate: run.redrivenAt / 1000 }),
  };
});

/** How many stand where; what has no execution yet is pending, or was given up with the run. */
const counts = (
  items: readonly Execution[],
  weight: (item: Execution) => number,
  total: number,
  { status }: MapRunRecord,
) => {
  const sum = (wanted: Execution['status']): number =>
    items.reduce((count, item) => (item.status === wanted ? count + weight(item) : count), 0);
  const begun = items.reduce((count, item) => count + weight(item), 0);
  const succeeded = sum('SUCCEEDED');
  return {
    pending: status === 'RUNNING' ? total - begun : 0,
    running: sum('RUNNING'),
    succeeded,
    failed: sum('FAILED'),
    timedOut: sum('TIMED_OUT'),
    aborted: sum('ABORTED') + (status === 'RUNNING' ? 0 : total - begun),
    total,
    resultsWritten: status === 'SUCCEEDED' ? succeeded : 0,
  };
};

const listMapRuns = action(
  z.object({
    executionArn: z.string(),
    maxResults: z.number().optional(),
    nextToken: z.string().optional(),
  }),
  (engine, request) => {
    const { birth, mapRuns = [] } = existingExecution(engine, request.executionArn);
    const { items, next } = pageOf(mapRuns, request);
    const listed = items.map(({ arn, label, startedAt, stoppedAt }) => ({
      executionArn: birth.arn,
      mapRunArn: arn,
      stateMachineArn: `${birth.machineArn}/${label}`,
      startDate: startedAt / 1000,
      ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
    }));
    return { mapRuns: listed, ...next };
  },
);

const updateMapRun = action(
  byArn.extend({
    maxConcurrency: z.int().min(0).optional(),
    toleratedFailureCount: z.int().min(0).optional(),
    toleratedFailurePercentage: z.number().min(0).max(100).optional(),
  }),
  async (engine, { mapRunArn, ...limits }) => {
    const { execution } = existingRun(engine, mapRunArn);
    await engine.runner.inTurn(execution, async () => {
      const { run } = existingRun(engine, mapRunArn);
      const changed = {
        ...run,
        maxConcurrency: limits.maxConcurrency ?? run.maxConcurrency,
        toleratedCount: limits.toleratedFailureCount ?? run.toleratedCount,
        toleratedPercentage: limits.toleratedFailurePercentage ?? run.toleratedPercentage,
      };
      await applyLimits(engine, execution, changed);
    });
    await engine.ledger.durable();
    return {};
  },
);

/** What a run that goes on is held to from now on; of one that is over nothing changes any more. */
const applyLimits = async (engine: Engine, execution: Execution, run: MapRunRecord): Promise<void> => {
  for (const frame of execution.frames) {
    const { phase } = frame;
    if (phase.kind !== 'map-run' || phase.mapRun !== run.arn) continue;
    const limits = { maxConcurrency: concurrencyOf(run.maxConcurrency), tolerated: toleratedFailures(run) };
    await engine.runner.change(execution, frame, (step) => {
      step.turn.putMapRun(run);
      step.become({ phase: { ...phase, ...limits } });
    });
  }
};

export const mapRunActions: Record<string, Action> = {
  DescribeMapRun: describeMapRun,
  ListMapRuns: listMapRuns,
  UpdateMapRun: updateMapRun,
};
