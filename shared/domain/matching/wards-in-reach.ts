import type { Facility } from '../facility/schema.ts';
import type { Municipality, Ward } from '../municipality/schema.ts';
import { distanceMetres, reachMetres, TravelMode, USUAL_MINUTES } from './distance.ts';

/** The furthest that any family reaches in the usual time. Unit: metres. */
const FURTHEST_METRES = Math.max(...TravelMode.options.map((mode) => reachMetres(mode, USUAL_MINUTES)));

/**
 * The wards from which a family may reach a facility: its own, and every ward of which some known part lies within the
 * furthest reach. A family's home is the middle of its postal area, else of its ward; a ward whose middle nobody knows is
 * never left out, for its families' homes are not known to be far.
 */
export const wardsInReach = (facility: Facility, city: Municipality): readonly Ward[] =>
  city.wards.filter(({ ward, centre }) => {
    if (ward === facility.ward || !facility.location || !centre) return true;
    const { location } = facility;
    const areas = city.postalAreas.filter((area) => area.ward === ward).map((area) => area.centre);
    return [centre, ...areas].some((place) => distanceMetres(place, location) <= FURTHEST_METRES);
  });
