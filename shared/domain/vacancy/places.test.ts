import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { AGE_CLASSES } from '../calendar/age-class.ts';
import { fiscalYearStartsOn } from '../calendar/fiscal-year.ts';
import { figuresHeldIn, freshnessOf, placesIn } from './places.ts';

describe('the places of a class', () => {
  const figures = someFigures({ classes: classesWith([3, 0, '?', null, 1, 2]) });

  it.each([
    ['a number', 0, { kind: 'places', count: 3, asOf: '2026-10-01' }],
    ['zero, which is an answer', 1, { kind: 'places', count: 0, asOf: '2026-10-01' }],
    ['not answered', 2, { kind: 'not answered', asOf: '2026-10-01' }],
    ['a class that does not exist', 3, { kind: 'no such class', asOf: '2026-10-01' }],
  ] as const)('%s', (_, ageClass, expected) => {
    expect(placesIn(figures, ageClass, '2026-11-01')).toEqual(expected);
  });

  it('are unknown without figures, and where nobody said whether the class exists', () => {
    expect(placesIn(undefined, 0, '2026-11-01')).toEqual({ kind: 'no figures' });
    const unsaid = someFigures({ classes: Array.from({ length: 6 }, () => ({ exists: 'unknown' })) });
    expect(placesIn(unsaid, 0, '2026-11-01').kind).toBe('not answered');
  });

  it('come with the applications that wait', () => {
    const waiting = someFigures({
      classes: Array.from({ length: 6 }, () => ({ exists: true, vacancy: 0, waiting: 7 })),
    });
    expect(placesIn(waiting, 1, '2026-11-01')).toMatchObject({ count: 0, waiting: 7 });
  });
});

describe('1 April', () => {
  const march = someFigures({ fiscalYear: 2026, asOf: '2027-03-01' });

  it.each([
    ['2027-03-31', 'places'],
    ['2027-04-01', 'other fiscal year'],
    ['2026-03-31', 'other fiscal year'],
    ['2026-04-01', 'places'],
  ])('a figure of fiscal year 2026 says for %s: %s', (on, kind) => {
    expect(placesIn(march, 1, on).kind).toBe(kind);
  });

  it("a class that did not exist last year says nothing about this year's", () => {
    const closed = someFigures({ classes: classesWith([null, null, null, 1, 1, 1]) });
    expect(placesIn(closed, 0, '2027-04-01').kind).toBe('other fiscal year');
  });
});

describe('a joint figure', () => {
  const homeCare = someFigures({
    classes: [
      { exists: true },
      { exists: true },
      { exists: true },
      { exists: false },
      { exists: false },
      { exists: false },
    ],
    joint: [{ classes: [0, 1, 2], vacancy: 2 }],
  });

  it('answers for each of its classes and names them', () => {
    expect(placesIn(homeCare, 1, '2026-11-01')).toEqual({
      kind: 'places',
      count: 2,
      asOf: '2026-10-01',
      together: [0, 1, 2],
    });
  });

  it('does not reach a class that does not exist', () => {
    expect(placesIn(homeCare, 3, '2026-11-01').kind).toBe('no such class');
  });

  it('gives way to a number of the class itself', () => {
    const both = someFigures({ joint: [{ classes: [0, 1], vacancy: 9 }] });
    expect(placesIn(both, 0, '2026-11-01')).toMatchObject({ count: 1 });
  });
});

describe('places that are free from a month to come', () => {
  const fromJanuary = someFigures({
    classes: [
      { exists: true, vacancy: 2, from: '2027-01', waiting: 4 },
      { exists: true, vacancy: 0, from: '2027-01' },
      ...classesWith(['?', '?', 3, 1]),
    ],
    joint: [{ classes: [2, 3], vacancy: 5, from: '2027-02' }],
  });

  it.each([
    ['2026-12-01', 0, { count: 0, later: { count: 2, from: '2027-01' }, waiting: 4 }],
    ['2026-12-31', 0, { count: 0, later: { count: 2, from: '2027-01' } }],
    ['2027-01-01', 0, { count: 2 }],
    ['2027-03-31', 0, { count: 2 }],
    ['2027-01-31', 3, { count: 0, later: { count: 5, from: '2027-02' }, together: [2, 3] }],
    ['2027-02-01', 3, { count: 5, together: [2, 3] }],
    ['2026-12-01', 4, { count: 3 }],
  ] as const)('on %s class %i says %o', (on, ageClass, expected) => {
    const places = placesIn(fromJanuary, ageClass, on);
    expect(places).toMatchObject(expected);
    expect('later' in places).toBe('later' in expected);
  });

  it('are not promised where there is none', () => {
    expect(placesIn(fromJanuary, 1, '2026-12-01')).not.toHaveProperty('later');
  });

  it('never count in a month before, always from it on, and a layout without months says the same', () => {
    const months = Array.from({ length: 12 }, (_, index) => fiscalYearStartsOn(2026).add({ months: index }));
    fc.assert(
      fc.property(fc.nat(11), fc.nat(11), fc.integer({ min: 1, max: 9 }), (named, asked, vacancy) => {
        const from = months[named]?.toPlainYearMonth().toString();
        const on = months[asked] ?? fiscalYearStartsOn(2026);
        const figures = someFigures({
          classes: Array.from({ length: 6 }, () => ({ exists: true, vacancy, from })),
        });
        for (const ageClass of AGE_CLASSES) {
          const count = asked < named ? 0 : vacancy;
          expect(placesIn(figures, ageClass, on)).toMatchObject({ kind: 'places', count });
          expect(figuresHeldIn(figures, on).classes[ageClass]).toEqual({ exists: true, vacancy: count });
        }
      }),
    );
  });
});

describe('freshness', () => {
  it.each([
    ['2026-10-01', 0, false],
    ['2026-11-15', 45, false],
    ['2026-11-16', 46, true],
    ['2026-09-30', 0, false],
  ])('on %s a figure of 1 October is %i days old, stale: %s', (today, ageDays, stale) => {
    expect(freshnessOf('2026-10-01', today)).toEqual({ ageDays, stale });
  });
});
