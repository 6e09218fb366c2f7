import { describe, expect, it } from 'vitest';
import { aFacility } from '../../../test/builders/facility.ts';
import { Municipality } from '../municipality/schema.ts';
import { namedWardOf, wardOf } from './facility-ward.ts';

const city = Municipality.parse({
  municipality: '990001',
  name: { ja: 'みほん市' },
  demo: true,
  wards: [
    { ward: 'kita', name: { ja: '北区', en: 'Kita Ward' } },
    { ward: 'minami', name: { ja: '南区' } },
  ],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '相談窓口' }, phone: '000-000-0000', hours: { ja: '平日' } },
  closures: [],
});

describe('the ward of a facility', () => {
  it.each([
    ['minami', 'minami'],
    ['南区', 'minami'],
    ['Kita Ward', 'kita'],
  ])('named %s is %s', (named, ward) => {
    expect(namedWardOf(aFacility({ ward: named }), city)).toBe(ward);
  });

  it('that nobody knows is nobody’s in a search, and the first office’s in a survey', () => {
    const lost = aFacility({ ward: undefined });
    expect(namedWardOf(lost, city)).toBeUndefined();
    expect(wardOf(lost, city)).toBe('kita');
  });
});
