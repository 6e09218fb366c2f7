import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Corporation } from '../domain/corporation/schema.ts';
import { CorporationId } from '../domain/ids.ts';
import { MunicipalityCode } from '../domain/municipality/schema.ts';
import { apiCallsKey } from './keys.ts';
import { defineRecords } from './records.ts';
import { counting, type Write } from './writes.ts';

/** Calls with one key in one minute: two a second, which takes a corporation of two hundred facilities two minutes. */
export const MOST_CALLS_A_MINUTE = 120;

/** The count falls away soon after its minute. Unit: seconds. */
const KEPT_SECONDS = 3_600;

const ApiCalls = z.object({
  municipality: MunicipalityCode,
  corporationId: CorporationId,
  minute: z.string(),
  calls: z.number().int().optional(),
});
type ApiCalls = z.infer<typeof ApiCalls>;

const apiCalls = defineRecords<ApiCalls>({
  table: 'registry',
  entity: 'api-calls',
  schema: ApiCalls,
  key: ({ municipality, corporationId, minute }) => apiCallsKey(municipality, corporationId, minute),
  expiresAtEpochSeconds: ({ minute }) => Math.floor(Date.parse(minute) / 1000) + KEPT_SECONDS,
});

/** Counts a call: one addition in the store. Refused as `CountIsFull` when the minute's calls are used up. */
export const countCall = (
  { municipality, corporationId }: Pick<Corporation, 'municipality' | 'corporationId'>,
  now: Temporal.Instant,
): Write => {
  const minute = now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();
  return counting(apiCalls, { municipality, corporationId, minute }, 'calls', MOST_CALLS_A_MINUTE);
};

/** Until the next minute begins. Unit: seconds, never 0. */
export const secondsToNextMinute = (now: Temporal.Instant): number =>
  60 - (Math.floor(now.epochMilliseconds / 1000) % 60);
