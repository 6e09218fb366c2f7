import { describe, expect, it } from 'vitest';
import { coversSpan, OpeningPattern } from './opening-hours.ts';

const weekdays = OpeningPattern.parse({
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  open: '07:30',
  close: '18:30',
});
const saturday = OpeningPattern.parse({ days: ['sat'], open: '08:00', close: '13:00' });
const unstated = OpeningPattern.parse({ days: 'unstated', open: '07:00', close: '19:00' });

describe('whether opening hours cover a span', () => {
  it.each<[string, OpeningPattern[], Parameters<typeof coversSpan>[1], string, string, boolean | 'unknown']>([
    ['exactly the hours', [weekdays], 'mon', '07:30', '18:30', true],
    ['a minute too early', [weekdays], 'mon', '07:29', '18:30', false],
    ['a minute too late', [weekdays], 'fri', '07:30', '18:31', false],
    ['a day on which it is closed', [weekdays], 'sat', '09:00', '12:00', false],
    ['a day with other hours', [weekdays, saturday], 'sat', '09:00', '12:00', true],
    ['too late for the other hours', [weekdays, saturday], 'sat', '09:00', '14:00', false],
    ['a weekday where no days are stated', [unstated], 'wed', '08:00', '18:00', true],
    ['a Saturday where no days are stated', [unstated], 'sat', '08:00', '18:00', 'unknown'],
    ['nothing known at all', [], 'mon', '08:00', '18:00', 'unknown'],
  ])('%s', (_, patterns, day, from, until, expected) => {
    expect(coversSpan(patterns, day, from, until)).toBe(expected);
  });

  it('counts on after midnight', () => {
    const night = OpeningPattern.parse({ days: 'unstated', open: '16:00', close: '26:00' });
    expect(coversSpan([night], 'mon', '20:00', '25:30')).toBe(true);
  });
});

describe('hours', () => {
  it('that close before they open are refused', () => {
    expect(OpeningPattern.safeParse({ days: 'unstated', open: '09:00', close: '04:00' }).success).toBe(false);
  });

  it.each(['7:00', '07:60', '49:00', '48:01'])('%s is no time as records keep it', (open) => {
    expect(OpeningPattern.safeParse({ days: 'unstated', open, close: '48:00' }).success).toBe(false);
  });
});
