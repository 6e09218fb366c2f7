import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_CLASSES, ageClassOf } from './age-class.ts';
import { plainDate } from './local-date.ts';
import { schoolYearOf, schoolYearsIn } from './school-year.ts';

describe('the year of birth as schools count it', () => {
  it.each([
    ['2025-04-01', 2024],
    ['2025-04-02', 2025],
    ['2026-03-31', 2025],
    ['2026-04-01', 2025],
  ])('born on %s: %i', (bornOn, year) => {
    expect(schoolYearOf(bornOn)).toBe(year);
  });

  it('finds every child of a class, in whatever fiscal year', () => {
    const days = fc.integer({ min: 0, max: 365 * 9 });
    fc.assert(
      fc.property(days, fc.integer({ min: 2024, max: 2030 }), (after, fiscalYear) => {
        const bornOn = plainDate('2020-01-01').add({ days: after });
        const standing = ageClassOf(bornOn, fiscalYear);
        for (const ageClass of AGE_CLASSES) {
          const sits = standing.kind === 'class' && standing.ageClass === ageClass;
          if (sits) expect(schoolYearsIn(ageClass, fiscalYear)).toContain(schoolYearOf(bornOn));
        }
      }),
    );
  });
});
