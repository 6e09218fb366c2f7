import { describe, expect, it } from 'vitest';
import { Facility, FacilityFacts, FacilityId, WebAddress } from './schema.ts';

describe('a facility', () => {
  it('needs no more than a name, and what is unknown is absent', () => {
    expect(FacilityFacts.parse({ name: 'ひよこ保育園' })).toEqual({ name: 'ひよこ保育園' });
  });

  it('carries where its facts come from', () => {
    const facility = {
      id: 'facility_01JADE00000000000000000000',
      municipality: '141003',
      source: { name: '横浜市オープンデータ', asOf: '2026-04-01' },
      name: 'ひよこ保育園',
      hours: [{ days: 'unstated', open: '07:00', close: '19:00' }],
      ages: { from: { unit: 'days', count: 57 }, until: { unit: 'until school' } },
      temporaryCare: false,
    };
    expect(Facility.parse(facility)).toEqual(facility);
    expect(Facility.safeParse({ ...facility, source: undefined }).success).toBe(false);
  });

  it.each(['facility_1', 'case_01JADE00000000000000000000', 'facility_01jade00000000000000000000'])(
    'is not identified by %s',
    (id) => {
      expect(FacilityId.safeParse(id).success).toBe(false);
    },
  );

  it.each([
    ['https://www.example.jp/hiyoko/', true],
    ['http://example.jp', true],
    ['javascript:alert(1)', false],
    ['ftp://example.jp', false],
    ['pic/IMG_1.JPG', false],
    ['http://localhost/', false],
  ])('has %s for a web address: %s', (address, accepted) => {
    expect(WebAddress.safeParse(address).success).toBe(accepted);
  });

  it('lies in Japan', () => {
    const at = (latitude: number, longitude: number) =>
      FacilityFacts.safeParse({ name: 'a', location: { latitude, longitude } }).success;
    expect(at(35.4, 139.6)).toBe(true);
    expect(at(139.6, 35.4)).toBe(false);
  });
});
