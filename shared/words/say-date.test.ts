import { describe, expect, it } from 'vitest';
import { sayDate, sayInstant, sayMonth, sayYearMonth } from './say-date.ts';

describe('dates in words', () => {
  it.each([
    ['ja', 'this year', '11月13日(金)'],
    ['ja', 'with year', '2026年11月13日(金)'],
    ['en', 'this year', 'Friday 13 November'],
    ['en', 'with year', 'Friday, 13 November 2026'],
  ] as const)('%s %s', (locale, year, expected) => {
    expect(sayDate('2026-11-13', locale, year)).toBe(expected);
  });

  it('a month from January to March lies in the calendar year after its fiscal year’s', () => {
    expect(sayMonth({ fiscalYear: 2026, month: 12 }, 'ja')).toBe('2026年12月');
    expect(sayMonth({ fiscalYear: 2026, month: 3 }, 'ja')).toBe('2027年3月');
    expect(sayMonth({ fiscalYear: 2026, month: 3 }, 'en')).toBe('March 2027');
  });

  it('a month is said from any of its days', () => {
    expect(sayYearMonth('2026-12', 'ja')).toBe('2026年12月');
    expect(sayYearMonth('2026-12-24', 'en')).toBe('December 2026');
  });

  it('an instant is told by Tokyo’s clocks, whatever the machine’s zone', () => {
    expect(sayInstant('2026-03-31T23:05:59Z', 'ja')).toBe('2026年4月1日(水) 8:05');
    expect(sayInstant('2026-03-31T23:05:59Z', 'en')).toBe('Wed, 1 Apr 2026 8:05');
  });
});
