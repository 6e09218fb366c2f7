import type { Execution } from './execution.ts';
import { awaitsJob, type Frame } from './frame.ts';

/** The frames that have begun something outside of their execution. */
export const dependentsOf = ({ frames }: Execution): Frame[] =>
  frames.filter((frame) => frame.phase.kind === 'map-run' || awaitsJob(frame));

/** What tells one such thing from another: a run's or an execution's name. */
export const dependenceOf = ({ phase }: Frame): string | undefined =>
  phase.kind === 'map-run' ? phase.mapRun : phase.kind === 'asked' ? phase.job : undefined;
