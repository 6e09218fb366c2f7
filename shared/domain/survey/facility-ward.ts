import type { Facility } from '../facility/schema.ts';
import type { Municipality, WardCode } from '../municipality/schema.ts';

/**
 * The ward whose office looks after a facility. Files name wards by code or by name; a facility whose ward nobody
 * knows goes to the first one, so that it is asked and phoned by somebody.
 */
export const wardOf = (facility: Pick<Facility, 'ward'>, municipality: Municipality): WardCode => {
  const named = municipality.wards.find(
    ({ ward, name }) => ward === facility.ward || name.ja === facility.ward || name.en === facility.ward,
  );
  return (named ?? municipality.wards[0])?.ward as WardCode;
};
