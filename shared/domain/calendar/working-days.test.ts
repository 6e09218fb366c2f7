import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  holidayOn,
  isWorkingDay,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';

describe('a working day of a municipality', () => {
  it.each<[string, string, boolean]>([
    ['a Friday', '2026-05-01', true],
    ['a Saturday', '2026-05-02', false],
    ['a holiday on a Monday', '2026-05-04', false],
    ['a substitute holiday', '2026-05-06', false],
    ['the day after Golden Week', '2026-05-07', true],
    ['28 December', '2026-12-28', true],
    ['29 December', '2026-12-29', false],
    ['3 January', '2028-01-03', false],
    ['4 January', '2027-01-04', true],
  ])('%s (%s): %s', (_, date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it("is none on the municipality's own closure", () => {
    expect(isWorkingDay('2026-06-02', ['2026-06-02'])).toBe(false);
    expect(isWorkingDay('2026-06-03', ['2026-06-02'])).toBe(true);
  });
});

describe('holidays', () => {
  it('carry their Japanese name', () => {
    expect(holidayOn('2026-11-03')).toBe('文化の日');
    expect(holidayOn('2026-11-04')).toBeUndefined();
  });

  it('are not guessed beyond the table', () => {
    expect(() => holidayOn('2051-01-01')).toThrow(RangeError);
  });
});

describe('reckoning in working days', () => {
  it.each<[string, number, string]>([
    ['2026-05-01', 1, '2026-05-07'],
    ['2026-12-28', 1, '2027-01-04'],
    ['2026-05-07', -1, '2026-05-01'],
    ['2026-05-03', 0, '2026-05-03'],
    ['2026-05-02', 1, '2026-05-07'],
  ])('%s plus %i is %s', (from, count, expected) => {
    expect(addWorkingDays(from, count).toString()).toBe(expected);
  });

  it('moves a date on which nobody works to the next on which somebody does', () => {
    expect(workingDayFrom('2026-05-02').toString()).toBe('2026-05-07');
    expect(workingDayFrom('2026-05-07').toString()).toBe('2026-05-07');
  });

  it('counts the last day but not the first', () => {
    expect(workingDaysBetween('2026-05-01', '2026-05-08')).toBe(2);
    expect(workingDaysBetween('2026-05-08', '2026-05-01')).toBe(0);
  });

  it('going forth and counting back agree', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: 1, max: 25 }), (offset, count) => {
        const from = Temporal.PlainDate.from('2024-01-01').add({ days: offset });
        const until = addWorkingDays(from, count);
        expect(isWorkingDay(until)).toBe(true);
        expect(workingDaysBetween(from, until)).toBe(count);
      }),
    );
  });
});
