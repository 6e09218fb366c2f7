import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import { firstFrame } from '../executions/first-frame.ts';
import type { Frame, MapRunPhase } from '../executions/frame.ts';
import type { MapRunRecord } from '../executions/map-run-record.ts';
import { notRedrivable } from '../executions/redrivable.ts';
import type { HistoryEvent } from '../history/event.ts';
import { type Action, action } from './action.ts';
import { existingExecution } from './lookups.ts';
import { Refusal } from './refusal.ts';

/** Takes an execution up where it failed: what had not succeeded runs again, with its retries given anew. */
const redriveExecution = action(
  z.object({ executionArn: z.string(), clientToken: z.string().optional() }),
  async (engine, { executionArn }) => {
    const execution = existingExecution(engine, executionArn);
    await engine.runner.inTurn(execution, () => redrive(engine, execution));
    await engine.ledger.durable();
    return { redriveDate: (execution.redrivenAt ?? engine.now()) / 1000 };
  },
);

const redrive = async (engine: Engine, execution: Execution): Promise<void> => {
  const at = engine.now();
  const why = notRedrivable(execution, at);
  if (why !== undefined) throw new Refusal('ExecutionNotRedrivable', why);
  const frames = execution.lastFrames ?? [];
  // The items first: a map that goes on must find them running.
  for (const { phase } of frames) if (phase.kind === 'map-run') await redriveItems(engine, execution, phase);
  const redriven = execution.events + 1;
  const details = { redriveCount: execution.redrives + 1 };
  const runs = runsAgain(execution, at);
  void engine.ledger.write({
    kind: 'redriven',
    execution: execution.birth.number,
    at,
    events: [
      { id: redriven, previousEventId: execution.events, at, type: 'ExecutionRedriven', details },
      ...runs.map((run, index) => runRedriven(run, redriven, index)),
    ],
    frames: framesAgain(frames, redriven),
    nextFrame: execution.nextFrame,
    ...(runs.length > 0 ? { mapRuns: runs } : {}),
  });
};

/** What of a run did not succeed: standard executions go on where they failed, express ones begin anew. */
const redriveItems = async (engine: Engine, parent: Execution, run: MapRunPhase): Promise<void> => {
  for (const item of engine.items.itemsOf(parent, run)) {
    if (item.status === 'SUCCEEDED' || item.status === 'RUNNING') continue;
    await engine.runner.inTurn(item, async () => {
      if (!item.birth.express && notRedrivable(item, engine.now()) === undefined)
        return redrive(engine, item);
      void engine.ledger.write({
        kind: 'redriven',
        execution: item.birth.number,
        at: engine.now(),
        events: [],
        frames: [firstFrame(item.birth, item.program)],
        nextFrame: item.nextFrame,
      });
    });
  }
};

/** The runs that go on with their maps. */
const runsAgain = ({ mapRuns = [], lastFrames = [] }: Execution, at: number): MapRunRecord[] =>
  lastFrames.flatMap(({ phase }) => {
    const run = phase.kind === 'map-run' && mapRuns.find(({ arn }) => arn === phase.mapRun);
    if (!run) return [];
    const { stoppedAt: _, ...rest } = run;
    return [{ ...rest, status: 'RUNNING' as const, redrives: run.redrives + 1, redrivenAt: at }];
  });

const runRedriven = (run: MapRunRecord, redriven: number, index: number): HistoryEvent => ({
  id: redriven + 1 + index,
  previousEventId: redriven,
  at: run.redrivenAt ?? 0,
  type: 'MapRunRedriven',
  details: { mapRunArn: run.arn, redriveCount: run.redrives },
});

/**
 * A state that had begun begins its work again; one whose branches, iterations or items still stand waits for them on:
 * those that had succeeded keep their results.
 */
const framesAgain = (frames: Frame[], redriven: number): Frame[] => {
  const withChildren = new Set(frames.map(({ parent }) => parent));
  let runs = 0;
  return frames.map((frame) => {
    if (withChildren.has(frame.id)) return frame;
    const again = { ...frame, retries: [], previous: redriven };
    if (frame.phase.kind === 'map-run') {
      runs += 1;
      return { ...again, previous: redriven + runs };
    }
    return { ...again, phase: frame.entered > 0 ? TRYING : ENTERING };
  });
};

const TRYING: Frame['phase'] = { kind: 'trying' };
const ENTERING: Frame['phase'] = { kind: 'entering' };

export const redriveActions: Record<string, Action> = { RedriveExecution: redriveExecution };
