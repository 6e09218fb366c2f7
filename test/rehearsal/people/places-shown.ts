import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Family, World } from '../world.ts';

/** A place on a family's page: the facility, how far it is from home, and where the answer is sent to. */
export type PlaceShown = { facility: Facility; metres: number; path: string };

const METRES_OF_A_DEGREE = 111_320;

/** The places that a family's page puts before it, as the page shows them: by name, each with its buttons. */
export const placesShown = (world: World, family: Family, html: string): PlaceShown[] =>
  html.split('<section class="box"').flatMap((section) => {
    const name = /^[^>]*aria-label="([^"]*)"/.exec(section)?.[1];
    const path = /action="(\/my\/options\/\w+)"/.exec(section)?.[1];
    const facility =
      world.facilities.find((one) => one.name === name && one.ward === family.ward) ??
      world.facilities.find((one) => one.name === name);
    return facility && path ? [{ facility, path, metres: metresFromHome(world, family, facility) }] : [];
  });

/** From the middle of the family's ward, as the crow flies. */
const metresFromHome = ({ city }: World, { ward }: Family, { location }: Facility): number => {
  const centre = city.wards.find((one) => one.ward === ward)?.centre;
  if (!centre || !location) return 0;
  const north = (location.latitude - centre.latitude) * METRES_OF_A_DEGREE;
  const east =
    (location.longitude - centre.longitude) *
    METRES_OF_A_DEGREE *
    Math.cos((centre.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
};
