import type { Temporal } from 'temporal-polyfill';
import { TOKYO } from '../../runtime/clock.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Agency } from './schema.ts';

/** Whether this agency is the one to turn to for a ward, now that it exists. */
export const serves = (agency: Agency, ward: string): boolean =>
  agency.active && (agency.wards as readonly string[]).includes(ward);

/** Whether a notice can reach somebody there: its first contact has a mail address, and so a link to confirm by. */
export const isReachable = (agency: Agency): boolean =>
  agency.active && agency.contacts[0]?.mail !== undefined;

/** Whether somebody answers there at this instant. The hours are Tokyo's, the first minute included, the last not. */
export const isOnDuty = (agency: Agency, now: Temporal.Instant, closures: readonly string[]): boolean => {
  const { duty } = agency;
  if (duty.on === 'day-and-night') return true;
  const local = now.toZonedDateTimeISO(TOKYO);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return isWorkingDay(local.toPlainDate(), closures) && duty.from <= time && time < duty.until;
};
