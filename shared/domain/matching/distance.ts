import { z } from 'zod';
import type { Location } from '../facility/schema.ts';

/** How a family goes to the facility. */
export const TravelMode = z.enum(['walk', 'bicycle', 'car', 'transit']);
export type TravelMode = z.infer<typeof TravelMode>;

/** Straight-line metres that a mode gets ahead per minute, detours and waiting already taken off. */
const METRES_PER_MINUTE: Record<TravelMode, number> = {
  // 80 m a minute on the road (不動産の表示に関する公正競争規約), the road a third longer than the line.
  walk: 60,
  bicycle: 150,
  car: 300,
  transit: 200,
};

/** What a family has not limited is limited to this many minutes one way. */
export const USUAL_MINUTES = 20;

const EARTH_RADIUS_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The great-circle distance in whole metres (haversine, error under 0.5 %). */
export const distanceMetres = (from: Location, to: Location): number => {
  const halfLatitude = radians(to.latitude - from.latitude) / 2;
  const halfLongitude = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(halfLongitude) ** 2;
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
};

/** How far a family reaches in a straight line, in metres. */
export const reachMetres = (mode: TravelMode, minutes = USUAL_MINUTES): number =>
  METRES_PER_MINUTE[mode] * minutes;
