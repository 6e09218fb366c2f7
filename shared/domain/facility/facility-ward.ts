import type { Municipality, WardCode } from '../municipality/schema.ts';
import type { Facility } from './schema.ts';

/** The ward that a facility's record names, by code or by name as files do; undefined where it names none of ours. */
export const namedWardOf = (
  { ward: named }: Pick<Facility, 'ward'>,
  municipality: Municipality,
): WardCode | undefined =>
  named === undefined
    ? undefined
    : municipality.wards.find(({ ward, name }) => ward === named || name.ja === named || name.en === named)
        ?.ward;

/**
 * The ward whose office looks after a facility. One whose ward nobody knows goes to the first office, so that it is
 * asked and phoned by somebody.
 */
export const wardOf = (facility: Pick<Facility, 'ward'>, municipality: Municipality): WardCode =>
  namedWardOf(facility, municipality) ?? (municipality.wards[0]?.ward as WardCode);
