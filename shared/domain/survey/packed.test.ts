import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassFigures, VacancyFigures } from '../vacancy/schema.ts';
import { packFigures, unpackFigures } from './packed.ts';

const count = fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined });
const given = (numbers: Record<string, number | string | undefined>) =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
const month = fc
  .tuple(fc.integer({ min: 2000, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`);
const numbers = fc
  .record({
    capacity: count,
    enrolled: count,
    vacancy: count,
    waiting: count,
    from: fc.option(month, { nil: undefined }),
  })
  .map(given);
const oneClass: fc.Arbitrary<ClassFigures> = fc.oneof(
  fc.constant({ exists: false as const }),
  fc.constant({ exists: 'unknown' as const }),
  numbers.map((some) => ({ exists: true as const, ...some })),
);

describe('figures in a survey row', () => {
  it('come back as they went in: none, no class and no answer stay apart', () => {
    fc.assert(
      fc.property(
        fc.array(oneClass, { minLength: 6, maxLength: 6 }),
        fc.array(
          numbers.map((some) => ({ classes: [0, 1, 2] as const, ...some })),
          { maxLength: 1 },
        ),
        (classes, joint) => {
          const figures = { classes, joint } as unknown as Pick<VacancyFigures, 'classes' | 'joint'>;
          expect(unpackFigures(packFigures(figures))).toEqual(figures);
        },
      ),
    );
  });
});
