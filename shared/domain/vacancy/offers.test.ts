import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARE_DAYS, packCareDays, Taking, takingOn } from './offers.ts';

describe('一時預かり by weekday', () => {
  it('is as on the other days where a day says nothing of its own', () => {
    expect(takingOn({ temporaryCare: 'open', careDays: '-f--n-' }, 1)).toBe('open');
    expect(takingOn({ temporaryCare: 'open', careDays: '-f--n-' }, 2)).toBe('full');
    expect(takingOn({ temporaryCare: 'open', careDays: '-f--n-' }, 5)).toBe('none');
    expect(takingOn({}, 1)).toBeUndefined();
  });

  it('is not kept where no day differs', () => {
    expect(packCareDays([])).toBeUndefined();
  });

  it('comes back day by day as it went in', () => {
    const day = fc.option(fc.constantFrom(...Taking.options), { nil: undefined });
    fc.assert(
      fc.property(fc.array(day, { minLength: 6, maxLength: 6 }), (days) => {
        const careDays = packCareDays(days);
        expect(CARE_DAYS.map((one) => takingOn(careDays ? { careDays } : {}, one))).toEqual(days);
      }),
    );
  });
});
