import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Execution } from '../executions/execution.ts';
import type { Frame } from '../executions/frame.ts';
import { type Action, action } from './action.ts';
import { existingExecution } from './lookups.ts';
import { Refusal } from './refusal.ts';

/** How long after its end an execution can be taken up again. Source: developer guide, "Redriving", 14 days. */
const REDRIVABLE_MS = 14 * 86_400_000;

/** Why an execution cannot be redriven; undefined if it can. */
export const notRedrivable = (
  { status, stoppedAt, lastFrames }: Execution,
  now: number,
): string | undefined => {
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if ((stoppedAt ?? 0) + REDRIVABLE_MS < now) return 'Execution has exceeded its redrivable period';
  return lastFrames && lastFrames.length > 0 ? undefined : 'Execution has nothing left to run';
};

/** Takes an execution up where it failed: what had not succeeded runs again, with its retries given anew. */
const redriveExecution = action(
  z.object({ executionArn: z.string(), clientToken: z.string().optional() }),
  async (engine, { executionArn }) => {
    const execution = existingExecution(engine, executionArn);
    await engine.runner.inTurn(execution, async () => redrive(engine, execution));
    await engine.ledger.durable();
    return { redriveDate: (execution.redrivenAt ?? engine.now()) / 1000 };
  },
);

const redrive = (engine: Engine, execution: Execution): void => {
  const at = engine.now();
  const why = notRedrivable(execution, at);
  if (why !== undefined) throw new Refusal('ExecutionNotRedrivable', why);
  const id = execution.events + 1;
  const details = { redriveCount: execution.redrives + 1 };
  void engine.ledger.write({
    kind: 'redriven',
    execution: execution.birth.number,
    at,
    events: [{ id, previousEventId: execution.events, at, type: 'ExecutionRedriven', details }],
    frames: framesAgain(execution.lastFrames ?? [], id),
    nextFrame: execution.nextFrame,
  });
};

/** A state that had begun begins its work again; one whose children still stand waits for them on. */
const framesAgain = (frames: Frame[], redriven: number): Frame[] => {
  const withChildren = new Set(frames.map(({ parent }) => parent));
  return frames.map((frame) => {
    if (withChildren.has(frame.id)) return frame;
    return { ...frame, retries: [], previous: redriven, phase: frame.entered > 0 ? TRYING : ENTERING };
  });
};

const TRYING: Frame['phase'] = { kind: 'trying' };
const ENTERING: Frame['phase'] = { kind: 'entering' };

export const redriveActions: Record<string, Action> = { RedriveExecution: redriveExecution };
