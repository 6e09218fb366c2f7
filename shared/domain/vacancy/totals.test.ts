import { describe, expect, it } from 'vitest';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { totalOf, totalOfClass } from './totals.ts';

describe('totals', () => {
  const all = [
    someFigures({ classes: classesWith([3, 0, '?', null, null, null]) }),
    someFigures({ classes: classesWith([1, 2, 0, 0, 0, 4]) }),
    someFigures({
      classes: [{ exists: true }, { exists: true }, { exists: true }, ...classesWith([null, null, null])],
      joint: [{ classes: [0, 1, 2], vacancy: 2 }],
    }),
  ];

  it('of a class leave joint figures out, and count who did not answer', () => {
    expect(totalOfClass(all, 'vacancy', 0)).toEqual({ sum: 4, notAnswered: 0 });
    expect(totalOfClass(all, 'vacancy', 2)).toEqual({ sum: 0, notAnswered: 1 });
    expect(totalOfClass(all, 'vacancy', 5)).toEqual({ sum: 4, notAnswered: 0 });
  });

  it('over all classes count each joint figure once', () => {
    expect(totalOf(all, 'vacancy')).toEqual({ sum: 12, notAnswered: 1 });
  });

  it('of a figure that nobody gave are nothing, and say so', () => {
    expect(totalOf(all, 'waiting')).toEqual({ sum: 0, notAnswered: 12 });
  });
});
