import { Location } from '../schema.ts';
import { type CellReading, cellValue, emptyCell, notUnderstood } from './cell.ts';
import { distanceMetresBetween } from './metres.ts';
import { reason } from './reasons.ts';

type Degrees = { latitude?: number | undefined; longitude?: number | undefined };

/** Two places of one facility further apart than this contradict each other. */
const SAME_PLACE_METRES = 300;

const inJapan = ({ latitude, longitude }: Degrees): Location | undefined => {
  const location = Location.safeParse({ latitude, longitude });
  return location.success ? location.data : undefined;
};

const one = (degrees: Degrees): CellReading<Location> => {
  if (degrees.latitude === undefined && degrees.longitude === undefined) return emptyCell;
  const straight = inJapan(degrees);
  if (straight) return cellValue(straight);
  const swapped = inJapan({ latitude: degrees.longitude, longitude: degrees.latitude });
  return swapped ? cellValue(swapped, reason('locationSwapped')) : notUnderstood('locationOutsideJapan');
};

/**
 * The place of a facility from its geometry and its columns. Latitude and longitude in each other's place are put
 * right with a doubt (Japan lies where they cannot be confused); two places apart are a doubt, the geometry is kept.
 */
export const placed = (geometry: Degrees, columns: Degrees): CellReading<Location> => {
  const [drawn, written] = [one(geometry), one(columns)];
  if (drawn.kind !== 'value') return written.kind === 'empty' ? drawn : written;
  if (written.kind !== 'value') return drawn;
  const apart = distanceMetresBetween(drawn.value, written.value);
  return apart > SAME_PLACE_METRES
    ? cellValue(drawn.value, reason('locationsDisagree', { metres: apart }))
    : drawn;
};
