import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../../test/builders/facility.ts';
import { askedThrough, suggestCorporations } from './rules.ts';
import { Corporation } from './schema.ts';

const corporation = (facts: object = {}): Corporation =>
  Corporation.parse({
    municipality: '141003',
    corporationId: 'corporation_01TEST00000000000000000001',
    name: '社会福祉法人みほん会',
    mail: 'honbu@example.jp',
    facilityIds: [facilityId(1), facilityId(2)],
    ...facts,
  });

describe('facilities that are asked through their corporation', () => {
  it('are all of its list, and no other', () => {
    expect([...askedThrough([corporation()]).keys()]).toEqual([facilityId(1), facilityId(2)]);
  });

  it.each([
    ['without an address', { mail: undefined }],
    ['whose mail came back', { undeliveredAt: '2026-11-02T00:00:00Z' }],
  ])('are asked for themselves where the corporation is one %s', (_, facts) => {
    expect(askedThrough([corporation(facts)]).size).toBe(0);
  });
});

describe('corporations that the directory suggests', () => {
  const owned = (number: number, facts: object) => aFacility({ id: facilityId(number), ...facts });

  it('are several facilities of one 法人番号, or of one name however it is spaced', () => {
    const facilities = [
      owned(1, { corporateNumber: '1234567890123', owner: 'みほん会' }),
      owned(2, { corporateNumber: '1234567890123' }),
      owned(3, { owner: '社会福祉法人 みなと会' }),
      owned(4, { owner: '社会福祉法人みなと会' }),
      owned(5, { owner: 'ひとり' }),
      owned(6, {}),
    ];
    expect(
      suggestCorporations(facilities, []).map(({ name, facilities: of }) => [name, of.map(({ id }) => id)]),
    ).toEqual([
      ['みほん会', [facilityId(1), facilityId(2)]],
      ['社会福祉法人 みなと会', [facilityId(3), facilityId(4)]],
    ]);
  });

  it('leave out what a corporation answers for already', () => {
    const facilities = [owned(1, { owner: 'みほん会' }), owned(2, { owner: 'みほん会' })];
    expect(suggestCorporations(facilities, [corporation()])).toEqual([]);
  });
});
