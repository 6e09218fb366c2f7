import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDate } from './date.ts';
import { eraDate } from './era.ts';

const readAs = (given: string): string | undefined => {
  const reading = readDate(given);
  return reading.ok ? reading.value.value : undefined;
};

describe('a date is understood', () => {
  it.each([
    ['ISO', '2026-04-01'],
    ['slashes without zeroes', '2026/4/1'],
    ['dots', '2026.4.1'],
    ['kanji', '2026年4月1日'],
    ['eight digits', '20260401'],
    ['full-width eight digits', '２０２６０４０１'],
    ['full-width with full-width dashes', '２０２６ー４ー１'],
    ['an era in kanji', '令和8年4月1日'],
    ['an era with dots', '令和8.4.1'],
    ['an era by letter', 'R8.4.1'],
    ['an era by small letter and slashes', 'r08/04/01'],
    ['an era by letter and dot', 'R.8.4.1'],
    ['an era by letter and six digits', 'R080401'],
    ['an era by its sign', '㋿8年4月1日'],
    ['an era in full width with spaces', '令和　８年　４月　１日'],
    ['an era of the past that had not ended', 'Ｒ８．０４．０１'],
    ['a weekday after it', '2026年4月1日（水）'],
    ['what a spreadsheet adds', '2026-04-01 00:00:00'],
  ])('%s', (_, given) => {
    expect(readAs(given)).toBe('2026-04-01');
  });

  it.each([
    ['令和元年5月1日', '2019-05-01'],
    ['R1.5.1', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['H1.1.8', '1989-01-08'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S1.12.25', '1926-12-25'],
    ['大正15年12月24日', '1926-12-24'],
    ['明治45.7.29', '1912-07-29'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (given, expected) => {
    expect(readAs(given)).toBe(expected);
  });

  it('says that it came from an era', () => {
    const reading = readDate('Ｒ８．４．１');
    expect(reading.ok && reading.value.changes).toEqual(['width', 'era']);
  });
});

describe('a date is refused', () => {
  it.each([
    ['', 'date is empty'],
    ['未定', 'date is not understood'],
    ['4月1日', 'date is not understood'],
    ['8.4.1', 'date is not understood'],
    ['2026-02-30', 'no such date'],
    ['2025-02-29', 'no such date'],
    ['2026/13/1', 'no such date'],
    ['令和0年4月1日', 'date outside its era'],
    ['令和元年4月30日', 'date outside its era'],
    ['平成31年5月1日', 'date outside its era'],
    ['昭和64年1月8日', 'date outside its era'],
  ])('"%s": %s', (given, kind) => {
    expect(readDate(given)).toEqual({ ok: false, refusal: { kind, given } });
  });
});

describe('round trips', () => {
  const dates = fc
    .integer({ min: 0, max: 365 * 150 })
    .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }));

  it('an era date as municipalities write it is read as the same day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(readAs(eraDate(date))).toBe(date.toString());
      }),
    );
  });

  it('every written form of a day is read as that day', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { year, month, day } = date;
        for (const text of [`${year}/${month}/${day}`, `${year}年${month}月${day}日`, date.toString()])
          expect(readAs(text)).toBe(date.toString());
      }),
    );
  });
});
