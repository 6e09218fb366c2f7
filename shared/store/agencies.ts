import { Agency } from '../domain/agency/schema.ts';
import { agencyKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';

export const agencies = defineRecords<Agency>({
  table: 'registry',
  entity: 'agency',
  schema: Agency,
  key: (agency) => agencyKey(agency.municipality, agency.agencyId),
});

/** Every agency of the directory, those no longer in use included. */
export const agenciesOf = async (store: Store, municipality: string): Promise<Agency[]> =>
  (await store.ask(agencies, { pk: agencyKey(municipality, '').pk })).map((kept) => kept.value);

export const agencyOf = async (
  store: Store,
  municipality: string,
  agencyId: string,
): Promise<Agency | undefined> => (await store.find(agencies, agencyKey(municipality, agencyId)))?.value;
