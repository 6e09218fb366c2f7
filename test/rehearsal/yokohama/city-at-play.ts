import { foundMunicipality } from '../../../functions/directory/found-municipality.ts';
import { startTwin, type Twin } from '../../../infra/local/twin.ts';
import { Facility } from '../../../shared/domain/facility/schema.ts';
import { type Municipality, MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import { Staff } from '../../../shared/domain/staff/schema.ts';
import { installChance } from '../../../shared/runtime/chance.ts';
import { facilities as facilityRecords } from '../../../shared/store/facilities.ts';
import { municipalities, staffRecords } from '../../../shared/store/registry.ts';
import { creating, replacing } from '../../../shared/store/writes.ts';
import { seededChance } from '../dice.ts';
import { sweepEvery } from '../founding/start-small-city.ts';
import type { CityMonth, FacilityMonth } from './city-months.ts';
import { MailWatch } from './mail-watch.ts';
import { hasMail } from './manners.ts';

const CITY = MunicipalityCode.parse('141003');

/** How often the sweeper comes: nothing here waits for it but mails that leave at a facility's usual hour. Unit: minutes. */
const SWEEP_MINUTES = 60;

/** The city that answers with what it published, by 施設番号. */
export type CityAtPlay = {
  seed: string;
  twin: Twin;
  city: Municipality;
  supervisor: Staff;
  /** A round to more than twenty facilities is approved by somebody who did not prepare it. */
  approver: Staff;
  facilities: Map<string, Facility>;
  mails: MailWatch;
};

/** An installation with the city and its wards, and no facility yet, on the morning of the first month's first day. */
export const foundCity = async (seed: string, months: readonly CityMonth[]): Promise<CityAtPlay> => {
  installChance(seededChance(seed));
  const twin = await startTwin({
    port: 0,
    clockStartsAtEpochMs: Date.parse(`${months[0]?.asOf}T08:00:00+09:00`),
    alterTemplates: sweepEvery(SWEEP_MINUTES),
    notice: (line) => process.stderr.write(`${line}\n`),
  });
  const named = months.flatMap(({ facilities }) => [...facilities.values()].map(({ ward }) => ward));
  const wards = [...new Set(named)].map((ward, index) => `ward${index + 1}=${ward}`);
  const city = foundMunicipality(CITY, '横浜市', wards);
  const [supervisor, approver] = [1, 2].map((number) => supervisorOf(twin, city, number)) as [Staff, Staff];
  await twin.store.store.commit([
    creating(municipalities, city, 'CityExists'),
    creating(staffRecords, supervisor, 'StaffExists'),
    creating(staffRecords, approver, 'StaffExists'),
  ]);
  return { seed, twin, city, supervisor, approver, facilities: new Map(), mails: new MailWatch(twin) };
};

const supervisorOf = (twin: Twin, city: Municipality, number: number): Staff =>
  Staff.parse({
    municipality: CITY,
    staffId: twin.store.ids.mint('staff'),
    subject: `supervisor-${number}`,
    name: { ja: `架空の職員${number}` },
    role: 'supervisor',
    wards: city.wards.map(({ ward }) => ward),
    mail: `supervisor-${number}@city.example.jp`,
    languages: ['ja'],
    active: true,
  });

/** The register as of a month: facilities that appear, are renamed, come back, or are not listed any more and so have closed. */
export const admitMonth = async (play: CityAtPlay, month: CityMonth): Promise<void> => {
  const now = [...month.facilities.values()].map((one) => facilityOf(play, one));
  const gone = [...play.facilities.values()].filter(
    ({ externalNumber = '', operation }) => !month.facilities.has(externalNumber) && !operation,
  );
  const next = [
    ...now,
    ...gone.map((one): Facility => ({ ...one, operation: { status: 'closed', on: month.asOf } })),
  ];
  const changed = next.filter(
    (one) => JSON.stringify(one) !== JSON.stringify(play.facilities.get(one.externalNumber ?? '')),
  );
  for (let from = 0; from < changed.length; from += 100) {
    await play.twin.store.store.commit(
      changed.slice(from, from + 100).map((one) => replacing(facilityRecords, one)),
    );
  }
  for (const one of changed) play.facilities.set(one.externalNumber ?? '', one);
};

const facilityOf = ({ twin, city, facilities, seed }: CityAtPlay, month: FacilityMonth): Facility =>
  Facility.parse({
    id: facilities.get(month.number)?.id ?? twin.store.ids.mint('facility'),
    municipality: city.municipality,
    name: month.name,
    externalNumber: month.number,
    type: 'licensed-nursery',
    ward: city.wards.find(({ name }) => name.ja === month.ward)?.ward,
    ...(hasMail(seed, month.number) ? { mail: addressOf(month.number) } : {}),
    source: { name: city.name.ja },
  });

/** An invented address: the city publishes none. */
const addressOf = (number: string): string => `n${number.replace(/[^A-Za-z0-9]/g, '-')}@facility.example.jp`;
