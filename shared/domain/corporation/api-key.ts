import type { Temporal } from 'temporal-polyfill';
import type { ApiKey, Corporation } from './schema.ts';

/** A key lasts a year: whoever keeps it in a machine is asked once a year whether that machine is still theirs. Unit: days. */
export const KEY_DAYS = 365;

/** Gives a corporation a key, of which only the hash is kept. One it had before opens nothing any more. */
export const giveKey = (corporation: Corporation, hash: string, now: Temporal.Instant): Corporation => ({
  ...corporation,
  apiKey: {
    hash,
    issuedAt: now.toString(),
    expiresAt: now.add({ hours: 24 * KEY_DAYS }).toString(),
  },
});

/** Takes the key away at once (失効). */
export const revokeKey = ({ apiKey: _, ...corporation }: Corporation): Corporation => corporation;

/** Whether a key opens anything at this instant. */
export const isValid = (key: ApiKey | undefined, now: Temporal.Instant): key is ApiKey =>
  key !== undefined && now.epochMilliseconds < Date.parse(key.expiresAt);
