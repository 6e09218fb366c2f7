import type { Retrier } from '../language/definition.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

export const triesLeft = (retrier: Retrier, used: number): boolean =>
  used < (retrier.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS);

/** How long to wait before the next try, `used` being the tries this retrier has given already. */
export const delayMs = (retrier: Retrier, used: number, random: () => number): number => {
  const interval = retrier.IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
  const grown = interval * (retrier.BackoffRate ?? DEFAULT_BACKOFF_RATE) ** used;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
};
