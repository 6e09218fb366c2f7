import { Facility, FacilityId } from '../../shared/domain/facility/schema.ts';

/** The id of the n-th facility of a test. */
export const facilityId = (number: number): FacilityId =>
  FacilityId.parse(`facility_01TEST${String(number).padStart(20, '0')}`);

type Loose = Partial<{ [Key in keyof Facility]: unknown }>;

/** A licensed nursery in Yokohama open on weekdays; a test says only what matters to it. */
export const aFacility = (facts: Loose = {}): Facility =>
  Facility.parse({
    id: facilityId(1),
    municipality: '141003',
    source: { name: '横浜市オープンデータ', asOf: '2026-04-01' },
    name: 'ひよこ保育園',
    type: 'licensed-nursery',
    location: { latitude: 35.5, longitude: 139.6 },
    ages: { from: { unit: 'days', count: 57 }, until: { unit: 'until school' } },
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: '07:00', close: '19:00' }],
    ...facts,
  });
