import { STATES_RUNTIME, StateFailure } from '../language/failure.ts';
import type { Execution } from './execution.ts';

/** How many events a history may have. Source: service quotas. */
const MOST_EVENTS = 25_000;
/** Room for the events of one transition and for the last one, which says that there is no more. */
const EVENTS_KEPT_FREE = 10;

/** Whether a history takes another transition. */
export const hasRoom = ({ birth, events }: Execution): boolean =>
  birth.express === true || events + EVENTS_KEPT_FREE < MOST_EVENTS;

export const historyFull = (): StateFailure =>
  new StateFailure({
    error: STATES_RUNTIME,
    cause: `The execution reached the maximum number of history events (${MOST_EVENTS}).`,
  });
