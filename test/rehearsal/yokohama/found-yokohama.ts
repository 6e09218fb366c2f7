import { foundMunicipality } from '../../../functions/directory/found-municipality.ts';
import { startTwin, type Twin } from '../../../infra/local/twin.ts';
import { Facility } from '../../../shared/domain/facility/schema.ts';
import { type Municipality, MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import { Staff } from '../../../shared/domain/staff/schema.ts';
import { installChance } from '../../../shared/runtime/chance.ts';
import { facilities as facilityRecords } from '../../../shared/store/facilities.ts';
import { municipalities, staffRecords } from '../../../shared/store/registry.ts';
import { creating } from '../../../shared/store/writes.ts';
import { seededChance } from '../dice.ts';
import type { RehearsalOptions } from '../rehearsal-options.ts';
import type { Row } from './source-files.ts';

const CITY = MunicipalityCode.parse('141003');

/** One facility in so many has a mail address and answers by its link; the others send a sheet that is typed in. */
const MAIL_EVERY = 40;

export type Yokohama = { twin: Twin; city: Municipality; supervisor: Staff; facilities: Facility[] };

/** The city with the facilities that it publishes, on the morning of a month's first day. */
export const foundYokohama = async (
  { seed }: RehearsalOptions,
  rows: readonly Row[],
  firstDay: string,
): Promise<Yokohama> => {
  installChance(seededChance(seed));
  const twin = await startTwin({
    port: 0,
    clockStartsAtEpochMs: Date.parse(`${firstDay}T08:00:00+09:00`),
    notice: (line) => process.stderr.write(`${line}\n`),
  });
  const wards = [...new Set(rows.map((row) => row.施設所在区 ?? ''))];
  const city = foundMunicipality(
    CITY,
    '横浜市',
    wards.map((ward, index) => `ward${index + 1}=${ward}`),
  );
  const supervisor = Staff.parse({
    municipality: CITY,
    staffId: twin.store.ids.mint('staff'),
    subject: 'supervisor',
    name: { ja: '架空の職員' },
    role: 'supervisor',
    wards: city.wards.map(({ ward }) => ward),
    mail: 'supervisor@city.example.jp',
    languages: ['ja'],
    active: true,
  });
  const facilities = rows.map((row, index) =>
    Facility.parse({
      id: twin.store.ids.mint('facility'),
      municipality: CITY,
      name: row['施設・事業名'],
      externalNumber: row.施設番号,
      type: 'licensed-nursery',
      ward: `ward${wards.indexOf(row.施設所在区 ?? '') + 1}`,
      ...(index % MAIL_EVERY === 0 ? { mail: `n${row.施設番号}@facility.example.jp` } : {}),
      source: { name: '横浜市' },
    }),
  );
  const { store } = twin.store;
  await store.commit([
    creating(municipalities, city, 'CityExists'),
    creating(staffRecords, supervisor, 'StaffExists'),
  ]);
  for (let from = 0; from < facilities.length; from += 100) {
    await store.commit(
      facilities.slice(from, from + 100).map((one) => creating(facilityRecords, one, 'FacilityExists')),
    );
  }
  return { twin, city, supervisor, facilities };
};
