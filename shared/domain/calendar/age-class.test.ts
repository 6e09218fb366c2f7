import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { AgeClass, ageClassOf, ageClassOn, type ClassStanding } from './age-class.ts';

const aClass = (ageClass: AgeClass): ClassStanding => ({ kind: 'class', ageClass });
const bornBetween = fc
  .integer({ min: 0, max: 365 * 12 })
  .map((days) => Temporal.PlainDate.from('2018-01-01').add({ days }));

describe('the class of a child in fiscal year 2026', () => {
  it.each<[string, string, ClassStanding]>([
    ['at school: born on 1 April, six on 1 April', '2020-04-01', { kind: 'school age' }],
    ['in the oldest class: born one day later', '2020-04-02', aClass(5)],
    ['still in the oldest class: born on 1 April of the next year', '2021-04-01', aClass(5)],
    ['in class 4: born on 2 April', '2021-04-02', aClass(4)],
    ['in class 1: born on 1 April of last year', '2025-04-01', aClass(1)],
    ['in class 0: born on 2 April of last year', '2025-04-02', aClass(0)],
    ['in class 0: born on the first day of the year', '2026-04-01', aClass(0)],
    ['in class 0: born during the year', '2026-10-15', aClass(0)],
    ['in class 0: born on its last day', '2027-03-31', aClass(0)],
    ['not yet: born after its end', '2027-04-01', { kind: 'not yet' }],
    ['in class 2: born on a 29 February', '2024-02-29', aClass(2)],
  ])('%s', (_, bornOn, standing) => {
    expect(ageClassOf(bornOn, 2026)).toEqual(standing);
  });
});

describe('classes move up', () => {
  it('by exactly one on every 1 April, until school', () => {
    fc.assert(
      fc.property(bornBetween, fc.integer({ min: 2018, max: 2036 }), (bornOn, year) => {
        const now = ageClassOf(bornOn, year);
        const next = ageClassOf(bornOn, year + 1);
        if (now.kind === 'school age') expect(next.kind).toBe('school age');
        if (now.kind === 'class' && now.ageClass === 5) expect(next.kind).toBe('school age');
        if (now.kind === 'class' && now.ageClass > 0 && next.kind === 'class')
          expect(next.ageClass).toBe(now.ageClass + 1);
      }),
    );
  });

  it('never within a fiscal year', () => {
    fc.assert(
      fc.property(bornBetween, fc.integer({ min: 0, max: 364 }), (bornOn, days) => {
        const onFirst = ageClassOn(bornOn, '2027-04-01');
        const later = ageClassOn(bornOn, Temporal.PlainDate.from('2027-04-01').add({ days }));
        if (onFirst.kind !== 'not yet') expect(later).toEqual(onFirst);
      }),
    );
  });

  it('never leaves a younger child in an older class', () => {
    const rank = (standing: ClassStanding): number =>
      standing.kind === 'class' ? standing.ageClass : standing.kind === 'not yet' ? -1 : 6;
    fc.assert(
      fc.property(bornBetween, bornBetween, fc.integer({ min: 2018, max: 2034 }), (one, other, year) => {
        const [older, younger] = Temporal.PlainDate.compare(one, other) <= 0 ? [one, other] : [other, one];
        expect(rank(ageClassOf(older, year))).toBeGreaterThanOrEqual(rank(ageClassOf(younger, year)));
      }),
    );
  });
});

describe('the class on a date', () => {
  it('is "not yet" the day before the birth and class 0 on the day itself', () => {
    expect(ageClassOn('2026-07-01', '2026-06-30')).toEqual({ kind: 'not yet' });
    expect(ageClassOn('2026-07-01', '2026-07-01')).toEqual(aClass(0));
  });

  it('is of the fiscal year in which the date lies', () => {
    expect(ageClassOn('2025-04-02', '2027-03-31')).toEqual(aClass(0));
    expect(ageClassOn('2025-04-02', '2027-04-01')).toEqual(aClass(1));
  });
});

describe('AgeClass', () => {
  it.each([-1, 6, 0.5, '0', null])('refuses %s', (value) => {
    expect(AgeClass.safeParse(value).success).toBe(false);
  });
});
