import { describe, expect, it } from 'vitest';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { questionsAbout } from './plausibility.ts';
import type { ClassFigures } from './schema.ts';

const onlyClass1 = (own: ClassFigures) =>
  someFigures({ classes: [{ exists: false }, own, ...classesWith([null, null, null, null])] });

describe('an answer is asked about', () => {
  it('when more children are enrolled than the class holds', () => {
    expect(questionsAbout(onlyClass1({ exists: true, capacity: 12, enrolled: 13, vacancy: 0 }))).toEqual([
      { kind: 'enrolled above capacity', ageClass: 1, enrolled: 13, capacity: 12 },
    ]);
  });

  it('when it offers more places than capacity leaves', () => {
    expect(questionsAbout(onlyClass1({ exists: true, capacity: 12, enrolled: 10, vacancy: 3 }))).toEqual([
      { kind: 'more places than capacity leaves', ageClass: 1, vacancy: 3, enrolled: 10, capacity: 12 },
    ]);
  });

  it.each([
    [0, 5, false],
    [0, 6, true],
    [2, 12, true],
    [30, 37, false],
    [12, 6, true],
  ])('when %i places become %i: %s', (before, after, asked) => {
    const questions = questionsAbout(
      onlyClass1({ exists: true, vacancy: after }),
      onlyClass1({ exists: true, vacancy: before }),
    );
    expect(questions).toEqual(
      asked ? [{ kind: 'figure jumped', ageClass: 1, figure: 'vacancy', before, after }] : [],
    );
  });

  it('when a class appears or disappears within the year', () => {
    const [with1, without1] = [onlyClass1({ exists: true, vacancy: 1 }), onlyClass1({ exists: false })];
    expect(questionsAbout(with1, without1)).toEqual([{ kind: 'class appeared', ageClass: 1 }]);
    expect(questionsAbout(without1, with1)).toEqual([{ kind: 'class disappeared', ageClass: 1 }]);
  });

  it('when it offers places though children wait', () => {
    expect(questionsAbout(onlyClass1({ exists: true, vacancy: 2, waiting: 5 }))).toEqual([
      { kind: 'places though children wait', ageClass: 1, vacancy: 2, waiting: 5 },
    ]);
    expect(questionsAbout(onlyClass1({ exists: true, vacancy: 0, waiting: 5 }))).toEqual([]);
    expect(questionsAbout(onlyClass1({ exists: true, vacancy: 2, waiting: 0 }))).toEqual([]);
  });

  it.each([
    ['2027-03', false],
    ['2027-04', true],
  ] as const)('when places are free from %s, of the year 2026: %s', (from, asked) => {
    expect(questionsAbout(onlyClass1({ exists: true, vacancy: 2, from }))).toEqual(
      asked ? [{ kind: 'places from next year', ageClass: 1, month: from }] : [],
    );
  });
});

describe('an answer is not asked about', () => {
  it('again, for a class that stands as it stood last time; for one that changed it is', () => {
    const crowded: ClassFigures = { exists: true, capacity: 12, enrolled: 13, vacancy: 0, waiting: 3 };
    expect(questionsAbout(onlyClass1(crowded), onlyClass1(crowded))).toEqual([]);
    for (const changed of [{ enrolled: 14 }, { capacity: 11 }, { waiting: 4 }, { from: '2026-12' as const }])
      expect(questionsAbout(onlyClass1({ ...crowded, ...changed }), onlyClass1(crowded))).toMatchObject([
        { kind: 'enrolled above capacity', ageClass: 1 },
      ]);
  });

  it('again, but over 1 April it is, since the figures are another year’s', () => {
    const crowded: ClassFigures = { exists: true, capacity: 12, enrolled: 13, vacancy: 0 };
    const april = { ...onlyClass1(crowded), fiscalYear: 2027, asOf: '2027-04-01' };
    expect(questionsAbout(april, onlyClass1(crowded))).toHaveLength(1);
  });

  it('when all is well, or when nothing was said that could be wrong', () => {
    expect(questionsAbout(onlyClass1({ exists: true, capacity: 12, enrolled: 10, vacancy: 2 }))).toEqual([]);
    expect(questionsAbout(onlyClass1({ exists: true }))).toEqual([]);
  });

  it('for a jump over 1 April', () => {
    const last = onlyClass1({ exists: true, vacancy: 0 });
    const next = { ...onlyClass1({ exists: true, vacancy: 20 }), fiscalYear: 2027, asOf: '2027-04-01' };
    expect(questionsAbout(next, last)).toEqual([]);
  });
});
