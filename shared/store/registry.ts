import { Municipality } from '../domain/municipality/schema.ts';
import { Staff } from '../domain/staff/schema.ts';
import { municipalityKey, staffKey } from './keys.ts';
import { defineRecords } from './records.ts';
import type { Store } from './store.ts';

export const municipalities = defineRecords<Municipality>({
  table: 'registry',
  entity: 'municipality',
  schema: Municipality,
  key: (value) => municipalityKey(value.municipality),
});

export const staffRecords = defineRecords<Staff>({
  table: 'registry',
  entity: 'staff',
  schema: Staff,
  key: (staff) => staffKey(staff.municipality, staff.staffId),
});

/** Every municipality that this installation serves. */
export const allMunicipalities = async (store: Store): Promise<Municipality[]> =>
  (await store.ask(municipalities, { pk: 'INSTALLATION', begins: 'MUNICIPALITY#' })).map(
    (kept) => kept.value,
  );

export const municipalityOf = async (store: Store, code: string): Promise<Municipality | undefined> =>
  (await store.find(municipalities, municipalityKey(code)))?.value;

/** Everybody who works for this municipality, those who left included. */
export const staffOf = async (store: Store, municipality: string): Promise<Staff[]> =>
  (await store.ask(staffRecords, { pk: `${municipality}#STAFF` })).map((kept) => kept.value);

/** The consultants of a ward who work here now. */
export const consultantsOf = async (store: Store, municipality: string, ward: string): Promise<Staff[]> =>
  (await staffOf(store, municipality)).filter(
    (staff) => staff.active && staff.role === 'consultant' && (staff.wards as string[]).includes(ward),
  );

/** The supervisors of a ward; where it has none, those of the whole municipality: somebody must hear. */
export const supervisorsOf = async (store: Store, municipality: string, ward: string): Promise<Staff[]> => {
  const all = (await staffOf(store, municipality)).filter((one) => one.active && one.role === 'supervisor');
  const ofWard = all.filter((one) => (one.wards as string[]).includes(ward));
  return ofWard.length > 0 ? ofWard : all;
};
