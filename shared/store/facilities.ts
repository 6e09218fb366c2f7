import { fiscalYearOf } from '../domain/calendar/fiscal-year.ts';
import type { DateLike } from '../domain/calendar/local-date.ts';
import { Facility, type FacilityId } from '../domain/facility/schema.ts';
import type { MunicipalityCode } from '../domain/municipality/schema.ts';
import { DirectorySettings, defaultSettings, PublishedFigures } from '../domain/vacancy/published.ts';
import { directorySettingsKey, facilityKey, vacancyKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const facilities = defineRecords<Facility>({
  table: 'registry',
  entity: 'facility',
  schema: Facility,
  key: (facility) => facilityKey(facility.municipality, facility.id),
});

export const vacancies = defineRecords<PublishedFigures>({
  table: 'registry',
  entity: 'vacancy',
  schema: PublishedFigures,
  key: (figures) => vacancyKey(figures.municipality, figures.facility, figures.fiscalYear),
});

export const directorySettings = defineRecords<DirectorySettings>({
  table: 'registry',
  entity: 'directory-settings',
  schema: DirectorySettings,
  key: (settings) => directorySettingsKey(settings.municipality),
});

export const facilityOf = async (
  store: Store,
  municipality: string,
  facilityId: string,
): Promise<Facility | undefined> =>
  (await store.find(facilities, facilityKey(municipality, facilityId)))?.value;

/** Every facility of the municipality, by id. */
export const facilitiesOf = async (store: Store, municipality: string): Promise<Kept<Facility>[]> =>
  store.ask(facilities, { pk: facilityKey(municipality, '').pk });

/** The published figures of a facility for a fiscal year. */
export const vacancyOf = (
  store: Store,
  municipality: string,
  facilityId: FacilityId,
  fiscalYear: number,
): Promise<Kept<PublishedFigures> | undefined> =>
  store.find(vacancies, vacancyKey(municipality, facilityId, fiscalYear));

/** The published figures of a fiscal year, of every facility that has some. */
export const figuresOfYear = async (
  store: Store,
  municipality: MunicipalityCode,
  fiscalYear: number,
): Promise<PublishedFigures[]> =>
  (await store.ask(vacancies, { pk: vacancyKey(municipality, '', 0).pk }))
    .map(({ value }) => value)
    .filter((figures) => figures.fiscalYear === fiscalYear);

/** A facility with the figures that speak of a day, or else with its newest ones, which then say of which year they are. */
export type ListedFacility = { facility: Facility; figures?: PublishedFigures };

/** The whole directory with what is known of places on a day. */
export const directoryOn = async (
  store: Store,
  municipality: MunicipalityCode,
  on: DateLike,
): Promise<ListedFacility[]> => {
  const [listed, figures] = await Promise.all([
    facilitiesOf(store, municipality),
    store.ask(vacancies, { pk: vacancyKey(municipality, '', 0).pk }),
  ]);
  const year = fiscalYearOf(on);
  const best = new Map<string, PublishedFigures>();
  for (const { value } of figures) {
    const known = best.get(value.facility);
    if (known?.fiscalYear === year) continue;
    if (!known || value.fiscalYear === year || value.asOf > known.asOf) best.set(value.facility, value);
  }
  return listed.map(({ value }) => {
    const own = best.get(value.id);
    return own ? { facility: value, figures: own } : { facility: value };
  });
};

/** The same with its version, for whoever changes it; 0 where nobody has written it yet. */
export const keptSettingsOf = async (
  store: Store,
  municipality: MunicipalityCode,
): Promise<Kept<DirectorySettings>> =>
  (await store.find(directorySettings, directorySettingsKey(municipality))) ?? {
    value: defaultSettings(municipality),
    version: 0,
  };

/** How this municipality shows its directory. */
export const directorySettingsOf = async (
  store: Store,
  municipality: MunicipalityCode,
): Promise<DirectorySettings> => (await keptSettingsOf(store, municipality)).value;
