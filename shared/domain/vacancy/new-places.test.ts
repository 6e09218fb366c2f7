import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { newPlaces } from './new-places.ts';

const figures = (
  vacancies: readonly (number | null | '?')[],
  facts: Parameters<typeof someFigures>[0] = {},
) => someFigures({ classes: classesWith(vacancies), ...facts });

describe('new places', () => {
  it.each<[string, readonly (number | null | '?')[], readonly number[]]>([
    ['where there were none', [0, 1, 1, 1, 1, 1], [0]],
    ['where nobody had answered', ['?', 1, 1, 1, 1, 1], [0]],
    ['where the class did not exist: it opens', [null, 1, 1, 1, 1, 1], [0]],
    ['where there were fewer', [1, 0, 1, 1, 1, 1], [1]],
    ['nowhere, where there were as many', [1, 1, 1, 1, 1, 1], []],
    ['nowhere, where there were more', [3, 1, 1, 1, 1, 1], []],
  ])('are %s', (_, before, classes) => {
    expect(newPlaces(figures(before), figures([1, 1, 1, 1, 1, 1]))).toEqual(classes);
  });

  it('are all places of a facility that nothing was known of', () => {
    expect(newPlaces(undefined, figures([0, 2, 0, null, '?', 1]))).toEqual([1, 5]);
  });

  it('are all places of a new fiscal year: March said nothing about April’s classes', () => {
    const march = figures([0, 5, 5, 5, 5, 5], { fiscalYear: 2026, asOf: '2027-03-31' });
    const april = figures([0, 5, 0, 0, 0, 0], { fiscalYear: 2027, asOf: '2027-04-01' });
    expect(newPlaces(march, april)).toEqual([1]);
  });

  it('given for several classes together are new in each of them', () => {
    const joint = (vacancy: number) =>
      figures(['?', '?', '?', null, null, null], { joint: [{ classes: [0, 1, 2], vacancy }] });
    expect(newPlaces(joint(0), joint(2))).toEqual([0, 1, 2]);
  });

  it.each<[string, string | undefined, string | undefined, readonly number[]]>([
    ['free from January where there were none', 'none', '2027-01', [0]],
    ['free already, which were to be free from January', '2027-01', undefined, [0]],
    ['free earlier than was said', '2027-02', '2027-01', [0]],
    ['nowhere, where they come later than was said', undefined, '2027-01', []],
    ['nowhere, where the month is the same', '2027-01', '2027-01', []],
  ])('are those %s', (_, before, next, classes) => {
    const from = (month: string | undefined) =>
      someFigures({
        classes: [
          {
            exists: true,
            vacancy: month === 'none' ? 0 : 2,
            ...(month?.startsWith('2') ? { from: month } : {}),
          },
          ...classesWith([1, 1, 1, 1, 1]),
        ],
      });
    expect(newPlaces(from(before), from(next))).toEqual(classes);
  });

  it('are never where an answer says what was known', () => {
    const cell = fc.oneof(fc.nat(9), fc.constant(null), fc.constant('?' as const));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (cells) => {
        expect(newPlaces(figures(cells), figures(cells, { asOf: '2026-11-05' }))).toEqual([]);
      }),
    );
  });
});
