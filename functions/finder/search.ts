import { plainDate } from '../../shared/domain/calendar/local-date.ts';
import type { FacilityType } from '../../shared/domain/facility/facility-type.ts';
import { namedWardOf } from '../../shared/domain/facility/facility-ward.ts';
import { facilityTypes } from '../../shared/domain/facility/known-types.ts';
import { outOfOperation } from '../../shared/domain/facility/operation.ts';
import type { Location } from '../../shared/domain/facility/schema.ts';
import { type Findings, findFacilities } from '../../shared/domain/finder/find-facilities.ts';
import type { FinderQuery } from '../../shared/domain/finder/query.ts';
import { readPostalCode } from '../../shared/domain/japanese/postal-code.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { PublicationFreeze } from '../../shared/domain/vacancy/freeze.ts';
import type { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { directoryOn, directorySettingsOf, type ListedFacility } from '../../shared/store/facilities.ts';
import { standingFreeze } from '../../shared/store/publication-freezes.ts';
import type { Services } from '../../shared/store/services.ts';

export type Search = Findings & {
  settings: DirectorySettings;
  /** The types that this municipality's directory knows, for the choices of the form. */
  types: readonly FacilityType[];
  today: string;
  /** The first day of the month that the places are for. */
  on: string;
  /** The freeze of publication under which these are older figures. */
  frozen: PublicationFreeze | undefined;
  /** Whether distances could be counted from the place that was named. */
  placeKnown: boolean;
};

/** Looks the directory through for a family: the page and the API ask the same. */
export const searchDirectory = async (
  services: Services,
  municipality: Municipality,
  query: FinderQuery,
): Promise<Search> => {
  const today = tokyoDate(services.clock.now());
  const on = query.month ? `${query.month}-01` : today.add({ months: 1 }).with({ day: 1 }).toString();
  const [directory, settings, frozen] = await Promise.all([
    directoryOn(services.store, municipality.municipality, on),
    directorySettingsOf(services.store, municipality.municipality),
    standingFreeze(services, municipality.municipality),
  ]);
  // One that is closed by then is nothing to find.
  const working = directory.filter(({ facility }) => outOfOperation(facility, on) === undefined);
  const known = facilityTypes(settings.ownTypes);
  const present = new Set(directory.map(({ facility }) => facility.type));
  const from = placeOf(query, municipality);
  return {
    ...findFacilities(query, working.map(withWardCode(municipality)), {
      on,
      today: today.toString(),
      staleAfterDays: settings.staleAfterDays,
      types: known,
      from,
    }),
    settings,
    frozen,
    types: known.filter(({ type, group }) => present.has(type) && group !== 'not childcare'),
    today: today.toString(),
    on: plainDate(on).toString(),
    placeKnown: from !== undefined,
  };
};

/** Files name wards by code or by name; a search knows the code. */
const withWardCode =
  (municipality: Municipality) =>
  (listed: ListedFacility): ListedFacility => {
    const ward = namedWardOf(listed.facility, municipality);
    return ward ? { ...listed, facility: { ...listed.facility, ward } } : listed;
  };

/** Where distances are counted from: a position, else the middle of a postal area; a family's address is never asked. */
const placeOf = (query: FinderQuery, municipality: Municipality): Location | undefined => {
  if (query.lat !== undefined && query.lng !== undefined)
    return { latitude: query.lat, longitude: query.lng };
  const read = query.postalCode ? readPostalCode(query.postalCode) : undefined;
  if (!read?.ok) return undefined;
  const code: string = read.value.value;
  return municipality.postalAreas.find(({ postalCode }) => postalCode === code)?.centre;
};
