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
});

describe('an answer is not asked about', () => {
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
