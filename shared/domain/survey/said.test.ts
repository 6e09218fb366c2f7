import { describe, expect, it } from 'vitest';
import { QuestionSet } from './question-set.ts';
import { answerAsAsked, SaidFigures } from './said.ts';
import { stockQuestionSet } from './stock-questions.ts';

const stock = stockQuestionSet('141003' as never);
const asked = { joint: [[0, 1, 2]], set: stock, type: 'licensed-nursery', month: '2026-12' } as const;
const said = (facts: object = {}) =>
  SaidFigures.parse({
    classes: [{ exists: true, vacancy: 2 }, ...Array.from({ length: 5 }, () => ({ exists: 'unknown' }))],
    ...facts,
  });

describe('what a program says', () => {
  it('is an answer to the questions of the round’s version', () => {
    const joint = [{ classes: [0, 1, 2], vacancy: 1 }];
    expect(answerAsAsked(said({ joint, extendedHours: 'open', remark: ' 増員 ' }), asked)).toEqual({
      ok: true,
      value: {
        set: 1,
        figures: {
          classes: [[null, null, 2, null], 'not said', 'not said', 'not said', 'not said', 'not said'],
          joint: [{ of: [0, 1, 2], is: [null, null, 1, null] }],
        },
        extendedHours: 'open',
        remark: '増員',
      },
    });
  });

  it.each([
    ['a month to come', { vacancy: 1, from: '2027-02' }, [null, null, 1, null, 202702]],
    ['a month further away than a year', { vacancy: 1, from: '2028-02' }, [null, null, 1, null, 202802]],
    ['the month of the round, which needs no saying', { vacancy: 1, from: '2026-12' }, [null, null, 1, null]],
    ['a month for no places', { vacancy: 0, from: '2027-02' }, [null, null, 0, null]],
  ])('keeps %s', (_, numbers, packed) => {
    const [, ...others] = said().classes;
    const read = answerAsAsked(said({ classes: [{ exists: true, ...numbers }, ...others] }), asked);
    expect(read.ok && read.value.figures.classes[0]).toEqual(packed);
  });

  it('beyond what is asked is refused at every place where it stands, never dropped', () => {
    const fewer = QuestionSet.parse({
      ...stock,
      questions: [{ kind: 'figures', label: { ja: '受入可能' }, columns: ['vacancy'], from: false }],
    });
    const more = said({
      classes: [
        { exists: true, vacancy: 1, waiting: 3, from: '2027-02' },
        ...Array.from({ length: 5 }, () => ({ exists: false })),
      ],
      joint: [{ classes: [0, 1], vacancy: 1 }],
      medicalCare: 'ask',
      remark: '増員',
    });
    expect(answerAsAsked(more, { ...asked, set: fewer })).toEqual({
      ok: false,
      refusal: {
        kind: 'NotAsked',
        paths: ['classes.0.waiting', 'classes.0.from', 'joint.0.classes', 'medicalCare', 'remark'],
      },
    });
  });

  it.each([
    ['a misspelt figure', { classes: [{ exists: true, vacancies: 1 }] }],
    ['a misspelt question', { extendedHour: 'open' }],
  ])('with %s is no answer', (_, facts) => {
    const body = { classes: Array.from({ length: 6 }, () => ({ exists: false })), ...facts };
    expect(SaidFigures.safeParse(body).success).toBe(false);
  });
});
