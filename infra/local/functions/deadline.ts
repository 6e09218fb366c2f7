import type { Timeline } from '../clock/timeline.ts';

/** What `within` answers instead of a result that came too late. */
export const timedOut = Symbol('timed out');

/** Gives up waiting for work that takes too long. */
export interface Deadlines {
  within<T>(milliseconds: number, work: Promise<T>): Promise<T | typeof timedOut>;
}

/** For a clock that stands: no time passes during work, so no work is ever late. */
export const noDeadlines: Deadlines = { within: (_milliseconds, work) => work };

/** For a clock that runs. Late work itself cannot be ended in-process; its result is dropped. */
export const runningDeadlines = (timeline: Timeline): Deadlines => ({
  within: async (milliseconds, work) => {
    let cancel = (): void => undefined;
    const late = new Promise<typeof timedOut>((resolve) => {
      cancel = timeline.schedule(timeline.nowEpochMs() + milliseconds, () => resolve(timedOut));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      cancel();
    }
  },
});
