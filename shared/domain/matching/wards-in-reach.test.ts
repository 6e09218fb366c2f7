import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { city } from '../../../test/builders/a-city.ts';
import { aFacility } from '../../../test/builders/facility.ts';
import type { Municipality } from '../municipality/schema.ts';
import { judgeDistance } from './conditions.ts';
import { Need } from './need.ts';
import { wardsInReach } from './wards-in-reach.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });
const withCentres = (...centres: (ReturnType<typeof at> | undefined)[]): Municipality => ({
  ...city,
  wards: city.wards.map(({ centre: _, ...ward }, index) => {
    const centre = centres[index];
    return centre ? { ...ward, centre } : ward;
  }),
});
const names = (municipality: Municipality, facts: Parameters<typeof aFacility>[0] = {}) =>
  wardsInReach(aFacility({ location: at(35.5, 139.6), ward: 'kita', ...facts }), municipality).map(
    ({ ward }) => ward as string,
  );

describe('the wards from which a facility can be reached', () => {
  it('are its own, and the neighbour’s where a part of it is near', () => {
    expect(names(withCentres(at(35.5, 139.6), at(35.53, 139.6)))).toEqual(['kita', 'minami']);
    expect(names(withCentres(at(35.5, 139.6), at(35.7, 139.6)))).toEqual(['kita']);
    const near = { postalCode: '222-0001', ward: 'minami', name: { ja: '端町' }, centre: at(35.51, 139.6) };
    const edge = { ...withCentres(at(35.5, 139.6), at(35.7, 139.6)), postalAreas: [near] } as Municipality;
    expect(names(edge)).toEqual(['kita', 'minami']);
  });

  it('are all, where nobody knows where the facility or the ward lies: unknown is not far', () => {
    expect(names(withCentres(at(35.5, 139.6), undefined))).toEqual(['kita', 'minami']);
    expect(names(withCentres(at(35.5, 139.6), at(35.7, 139.6)), { location: undefined })).toEqual([
      'kita',
      'minami',
    ]);
  });

  it('leave out no ward from whose middle a family reaches it, by whatever mode', () => {
    const place = fc.record({
      latitude: fc.double({ min: 35.4, max: 35.6, noNaN: true }),
      longitude: fc.double({ min: 139.5, max: 139.7, noNaN: true }),
    });
    const mode = fc.constantFrom('walk', 'bicycle', 'car', 'transit');
    fc.assert(
      fc.property(place, place, mode, (home, location, by) => {
        const need = Need.parse({
          bornOn: '2024-05-10',
          wishedFrom: '2026-11-01',
          spans: [],
          from: home,
          mode: by,
        });
        const facility = aFacility({ location, ward: 'kita' });
        const reached = judgeDistance(need, facility).answer === 'yes';
        const wards = wardsInReach(facility, withCentres(at(0, 0), home)).map(({ ward }) => ward as string);
        if (reached) expect(wards).toContain('minami');
      }),
    );
  });
});
