import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ageClassForDueDate } from './due-date.ts';

const month = (text: string) => Temporal.PlainYearMonth.from(text);

describe('the class of an unborn child', () => {
  it('is class 0 in the months after the birth, and class 1 from the April after', () => {
    expect(ageClassForDueDate('2026-08-10', month('2026-11')).expected).toEqual({
      kind: 'class',
      ageClass: 0,
    });
    expect(ageClassForDueDate('2026-08-10', month('2027-04')).expected).toEqual({
      kind: 'class',
      ageClass: 0,
    });
    expect(ageClassForDueDate('2026-08-10', month('2028-04')).expected).toEqual({
      kind: 'class',
      ageClass: 1,
    });
  });

  it('is "not yet" in a month that begins before the birth', () => {
    expect(ageClassForDueDate('2026-08-10', month('2026-07')).expected).toEqual({ kind: 'not yet' });
  });

  it('says that an early birth before 2 April would make it a class older', () => {
    const answer = ageClassForDueDate('2027-04-05', month('2028-04'));
    expect(answer).toEqual({
      expected: { kind: 'class', ageClass: 0 },
      ifEarly: { kind: 'class', ageClass: 1 },
    });
  });

  it('says that a late birth after 1 April would make it a class younger', () => {
    const answer = ageClassForDueDate('2027-03-25', month('2028-04'));
    expect(answer).toEqual({
      expected: { kind: 'class', ageClass: 1 },
      ifLate: { kind: 'class', ageClass: 0 },
    });
  });

  it('says that a late birth would miss the start month', () => {
    expect(ageClassForDueDate('2026-07-25', month('2026-08')).ifLate).toEqual({ kind: 'not yet' });
  });

  it('names no other class where a birth at term cannot change it', () => {
    expect(ageClassForDueDate('2026-08-10', month('2027-04'))).toEqual({
      expected: { kind: 'class', ageClass: 0 },
    });
  });
});
