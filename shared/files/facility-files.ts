import { NATIONAL_COLUMNS, nationalRow } from '../domain/facility/export/national-layout.ts';
import type { FacilityType } from '../domain/facility/facility-type.ts';
import { facilityTypes } from '../domain/facility/known-types.ts';
import type { Facility } from '../domain/facility/schema.ts';
import { writeCsv } from './csv.ts';

/** The directory as CSV in the national open-data layout: UTF-8 text with a byte-order mark, cells safe in a spreadsheet. */
export const facilitiesCsv = (
  facilities: readonly Facility[],
  municipalityName: string,
  types: readonly FacilityType[] = facilityTypes(),
): string =>
  writeCsv([
    NATIONAL_COLUMNS,
    ...facilities.map((facility) => {
      const row = nationalRow(facility, municipalityName, types);
      return NATIONAL_COLUMNS.map((column) => row[column]);
    }),
  ]);

/** The directory as GeoJSON (RFC 7946), the properties named as in the national layout; unknown ones are left out. */
export const facilitiesGeoJson = (
  facilities: readonly Facility[],
  municipalityName: string,
  types: readonly FacilityType[] = facilityTypes(),
  about: { licence?: { name: string; url: string }; asOf?: string } = {},
): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...about,
    features: facilities.map((facility) => ({
      type: 'Feature',
      geometry: facility.location
        ? { type: 'Point', coordinates: [facility.location.longitude, facility.location.latitude] }
        : null,
      properties: Object.fromEntries(
        Object.entries(nationalRow(facility, municipalityName, types)).filter(([, text]) => text !== ''),
      ),
    })),
  });
