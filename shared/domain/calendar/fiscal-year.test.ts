import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fiscalYearEndsOn, fiscalYearOf, fiscalYearStartsOn } from './fiscal-year.ts';

describe('the fiscal year', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
    ['2027-03-31', 2026],
  ])('of %s is %i', (date, year) => {
    expect(fiscalYearOf(date)).toBe(year);
  });

  it('begins on 1 April and ends on 31 March', () => {
    expect(fiscalYearStartsOn(2026).toString()).toBe('2026-04-01');
    expect(fiscalYearEndsOn(2026).toString()).toBe('2027-03-31');
  });

  it('contains each of its days, and the day after its end belongs to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 0, max: 364 }), (year, days) => {
        const day = fiscalYearStartsOn(year).add({ days });
        expect(fiscalYearOf(day)).toBe(year);
        expect(Temporal.PlainDate.compare(day, fiscalYearEndsOn(year))).toBeLessThanOrEqual(0);
        expect(fiscalYearOf(fiscalYearEndsOn(year).add({ days: 1 }))).toBe(year + 1);
      }),
    );
  });
});
