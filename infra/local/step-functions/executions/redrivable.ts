import type { Execution } from './execution.ts';

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
