import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackFigures } from '../../../shared/domain/survey/packed.ts';
import { answerAsAsked, SaidFigures } from '../../../shared/domain/survey/said.ts';
import type { PackedNumbers } from '../../../shared/domain/survey/schema.ts';
import { stockQuestionSet } from '../../../shared/domain/survey/stock-questions.ts';
import { CARE_DAYS, offersIn, packCareDays } from '../../../shared/domain/vacancy/offers.ts';
import { bodyOf, readFigures } from './figures-form.ts';

const rows = {
  joint: [[0, 1, 2]],
  set: stockQuestionSet('141003' as never),
  type: 'licensed-nursery',
  month: '2026-12',
} as const;

const count = fc.nat(60);
const silence = fc.option(count);
/** Months that the form can say: within a year of the round's. */
const numbers: fc.Arbitrary<PackedNumbers> = fc.oneof(
  fc.tuple(count, silence, silence, silence),
  fc.tuple(count, silence, fc.integer({ min: 1, max: 60 }), silence, fc.constantFrom(202701, 202711)),
);
const own = fc.oneof(fc.constantFrom('no class' as const, 'not said' as const), numbers);
const taking = fc.constantFrom('open' as const, 'full' as const, 'none' as const);
const answer = fc.record(
  {
    figures: fc.record({
      classes: fc.tuple(own, own, own, own, own, own),
      joint: fc
        .array(numbers, { maxLength: 1 })
        .map((all) => all.map((is) => ({ of: [0, 1, 2] as const, is }))),
    }),
    temporaryCare: taking,
    careDays: fc.array(fc.option(taking, { nil: undefined }), { minLength: CARE_DAYS.length, maxLength: 6 }),
    extendedHours: taking,
    medicalCare: fc.constantFrom('yes' as const, 'ask' as const, 'no' as const),
    shortOfStaff: fc.subarray([0, 1, 2, 3, 4, 5] as const),
    remark: fc.constantFrom('増員予定', '4月から改修'),
  },
  { requiredKeys: ['figures'] },
);

describe('an answer by API', () => {
  it('is the answer that the form makes of the same figures', () => {
    fc.assert(
      fc.property(answer, ({ careDays, ...facts }) => {
        const days = careDays && packCareDays(careDays);
        const figures = {
          classes: facts.figures.classes,
          joint: facts.figures.joint.map(({ of, is }) => ({ of: [...of], is })),
        };
        const given = { ...facts, figures, ...(days ? { careDays: days } : {}) };
        const typed = readFigures(bodyOf(given, rows.month), rows);
        const { remark } = given;
        const body = { ...unpackFigures(figures), ...offersIn(given), ...(remark ? { remark } : {}) };
        const said = answerAsAsked(SaidFigures.parse(body), rows);
        expect(typed.ok && typed.answer).toEqual(said.ok && said.value);
      }),
    );
  });
});
