import { describe, expect, it } from 'vitest';
import { someFigures } from '../../../test/builders/vacancy.ts';
import { placesBeginning } from './places-beginning.ts';

const NOTHING = { exists: true } as const;
const figures = (from: string, facts: Parameters<typeof someFigures>[0] = {}) =>
  someFigures({
    classes: [NOTHING, { exists: true, vacancy: 2, from }, NOTHING, NOTHING, NOTHING, NOTHING],
    ...facts,
  });

describe('places that were announced for a later month', () => {
  it.each<[string, string, readonly number[]]>([
    ['the month before', '2026-12-31', []],
    ['its first day', '2027-01-01', [1]],
    ['any day of it', '2027-01-31', [1]],
    ['the month after: they have been there', '2027-02-01', []],
  ])('begin with their month: %s', (_, on, classes) => {
    expect(placesBeginning(figures('2027-01'), on)).toEqual(classes);
  });

  it('begin in every class that is counted together', () => {
    const together = { classes: [0, 1, 2], vacancy: 1, from: '2027-01' };
    const classes = Array.from({ length: 6 }, () => NOTHING);
    expect(placesBeginning(someFigures({ classes, joint: [together] }), '2027-01-01')).toEqual([0, 1, 2]);
  });

  it('do not begin where there are none after all', () => {
    const classes = [
      { exists: true, vacancy: 0, from: '2027-01' },
      NOTHING,
      NOTHING,
      NOTHING,
      NOTHING,
      NOTHING,
    ];
    expect(placesBeginning(someFigures({ classes }), '2027-01-01')).toEqual([]);
  });

  it('of the new year’s classes begin on 1 April; last year’s begin nowhere any more', () => {
    const april = someFigures({ fiscalYear: 2027, asOf: '2027-02-10' });
    expect(placesBeginning(april, '2027-04-01')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(placesBeginning(april, '2027-03-01')).toEqual([]);
    expect(placesBeginning(someFigures(), '2027-04-01')).toEqual([]);
  });
});
