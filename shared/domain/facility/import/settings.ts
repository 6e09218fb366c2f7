import type { MunicipalityCode } from '../../municipality/schema.ts';
import type { FacilityType } from '../facility-type.ts';
import { facilityTypes } from '../known-types.ts';

/**
 * What the person who imports knows about the file. `municipality` is checked against the file's own codes by prefecture;
 * `city` completes addresses that leave it out; `typeOfFile` is the type of rows of a file that has no column for it.
 */
export type ImportSettings = {
  municipality?: MunicipalityCode;
  city?: string;
  typeOfFile?: string | undefined;
  types: readonly FacilityType[];
};

/** Settings that know nothing about the file, with the types that we ship. */
export const plainSettings: ImportSettings = { types: facilityTypes() };
