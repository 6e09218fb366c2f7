import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { hasMinimumAge, type MinimumAge, minimumAgeReachedOn } from './minimum-age.ts';

const days = (count: number): MinimumAge => ({ unit: 'days', count });
const months = (count: number): MinimumAge => ({ unit: 'months', count });
const years = (count: number): MinimumAge => ({ unit: 'years', count });

describe('the first day on which a child is old enough', () => {
  it.each<[string, string, MinimumAge, string]>([
    ['57 days after the birth', '2026-04-01', days(57), '2026-05-28'],
    ['the same day six months later', '2026-04-15', months(6), '2026-10-15'],
    ['the day after a month that is too short', '2025-08-31', months(6), '2026-03-01'],
    ['29 February in a leap year', '2023-08-29', months(6), '2024-02-29'],
    ['1 March after a 29 February, a year later', '2024-02-29', years(1), '2025-03-01'],
    ['the birthday', '2025-01-10', years(1), '2026-01-10'],
    ['the birth itself where there is no minimum', '2026-04-01', days(0), '2026-04-01'],
  ])('is %s', (_, bornOn, minimum, reachedOn) => {
    expect(minimumAgeReachedOn(bornOn, minimum).toString()).toBe(reachedOn);
  });

  it('is a day earlier where the municipality counts the day of birth as day 1', () => {
    expect(minimumAgeReachedOn('2026-04-01', days(57), 1).toString()).toBe('2026-05-27');
  });
});

describe('whether a child is old enough on a date', () => {
  it.each([
    ['2026-05-27', false],
    ['2026-05-28', true],
    ['2026-05-29', true],
  ])('57 days, born 1 April: on %s %s', (on, enough) => {
    expect(hasMinimumAge('2026-04-01', days(57), on)).toBe(enough);
  });

  it('once it is, it stays so', () => {
    const minimums = fc.oneof(
      fc.integer({ min: 0, max: 200 }).map(days),
      fc.integer({ min: 0, max: 36 }).map(months),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), minimums, fc.nat(900), (offset, minimum, later) => {
        const bornOn = Temporal.PlainDate.from('2020-01-01').add({ days: offset });
        const reachedOn = minimumAgeReachedOn(bornOn, minimum);
        expect(hasMinimumAge(bornOn, minimum, reachedOn.subtract({ days: 1 }))).toBe(false);
        expect(hasMinimumAge(bornOn, minimum, reachedOn.add({ days: later }))).toBe(true);
      }),
    );
  });
});
