import { Temporal } from 'temporal-polyfill';
import type { Dice } from '../dice.ts';
import type { World } from '../world.ts';

/** One of the city's wards. */
export const aWard = ({ city }: World, dice: Dice): string => dice.pick(city.wards).ward;

/** A postal code of the ward, where the city knows any. */
export const aPostalCode = ({ city }: World, ward: string, dice: Dice): string => {
  const areas = city.postalAreas.filter((area) => area.ward === ward);
  return areas.length > 0 ? dice.pick(areas).postalCode : '';
};

/** The birthday of a child so many months old; expected, where negative. */
export const ageInMonths = (nowEpochMs: number, months: number): string =>
  Temporal.Instant.fromEpochMilliseconds(nowEpochMs)
    .toZonedDateTimeISO('Asia/Tokyo')
    .toPlainDate()
    .subtract({ months })
    .toString();
