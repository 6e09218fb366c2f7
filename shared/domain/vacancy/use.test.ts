import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facilityId } from '../../../test/builders/facility.ts';
import { FacilityUse, usesOver } from './use.ts';

const day = (facts: object) =>
  FacilityUse.parse({ municipality: '141003', facility: facilityId(1), on: '2026-11-09', ...facts });

describe('how often an answer was used', () => {
  it.each([
    [0, { kind: 'few', below: 5 }],
    [1, { kind: 'few', below: 5 }],
    [4, { kind: 'few', below: 5 }],
    [5, { kind: 'count', count: 5 }],
    [120, { kind: 'count', count: 120 }],
  ])('%i times', (offered, told) => {
    expect(usesOver([day({ offered })]).offered).toEqual(told);
  });

  it('never tells small numbers apart, however they fell over the days', () => {
    const some = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const sum = (all: number[]) => all.reduce((left, right) => left + right, 0);
        fc.pre(sum(one) < 5 && sum(other) < 5);
        const told = (all: number[]) => usesOver(all.map((interested) => day({ interested }))).interested;
        expect(told(one)).toEqual(told(other));
      }),
    );
  });
});
