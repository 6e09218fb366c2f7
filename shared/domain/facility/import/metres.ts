import type { Location } from '../schema.ts';

const METRES_PER_DEGREE = 111_195;

/** Whole metres between two near places, flat-earth: good enough to tell one house from another. */
export const distanceMetresBetween = (one: Location, other: Location): number => {
  const north = (one.latitude - other.latitude) * METRES_PER_DEGREE;
  const east =
    (one.longitude - other.longitude) * METRES_PER_DEGREE * Math.cos((one.latitude * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
};
