import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffId } from '../ids.ts';
import { sharePhoneCalls } from './phone-shares.ts';

const staff = (count: number) => Array.from({ length: count }, (_, index) => `staff_${index}` as StaffId);

describe('phone calls of a ward', () => {
  it('are shared evenly: nobody is forgotten, nobody called by two, shares differ by one at most', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        (calls, people) => {
          const shares = sharePhoneCalls(calls, staff(people));
          expect(shares.flatMap((share) => share.facilities)).toEqual(calls);
          const sizes = shares.map((share) => share.facilities.length);
          if (calls.length >= people) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('stand in the ward’s queue where no consultant is', () => {
    expect(sharePhoneCalls(['a', 'b'], [])).toEqual([{ facilities: ['a', 'b'] }]);
  });

  it('make no task where nobody is silent', () => {
    expect(sharePhoneCalls([], staff(2))).toEqual([]);
  });
});
