import { type DateLike, localDate, plainDate } from '../domain/calendar/local-date.ts';
import type { FacilityId } from '../domain/facility/schema.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import { FacilityUse, type Use } from '../domain/vacancy/use.ts';
import { facilityUseKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';
import { counting, type Write } from './writes.ts';

/** A facility looks back over a year; the day falls away after two. Unit: days. */
const KEPT_DAYS = 730;

/** No facility is looked at more often on a day by people; what is beyond is not counted. Unit: times a day. */
const MOST_A_DAY = 2_000;

export const facilityUses = defineRecords<FacilityUse>({
  table: 'registry',
  entity: 'facility-use',
  schema: FacilityUse,
  key: ({ municipality, facility, on }) => facilityUseKey(municipality, facility, on),
  expiresAtEpochSeconds: ({ on }) => Math.floor(Date.parse(on) / 1000) + KEPT_DAYS * 86_400,
});

/** Counts one use on a day: one addition in the store, so that two at once are two. */
export const countUse = (
  municipality: MunicipalityCode,
  facility: FacilityId,
  use: Use,
  on: DateLike,
): Write => counting(facilityUses, { municipality, facility, on: localDate(on) }, use, MOST_A_DAY);

/** A facility's uses of the year before a day, day by day. */
export const usesOf = async (
  store: Store,
  municipality: string,
  facility: string,
  today: DateLike,
): Promise<FacilityUse[]> => {
  const since = localDate(plainDate(today).subtract({ years: 1 }));
  const all = await store.ask(facilityUses, { pk: facilityUseKey(municipality, facility, '').pk });
  return all.map(({ value }) => value).filter(({ on }) => on >= since);
};
