import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StaffId } from '../ids.ts';
import type { MunicipalityCode } from '../municipality/schema.ts';
import { nextQuestionSet, Questions, questionOf } from './question-set.ts';
import { stockQuestionSet } from './stock-questions.ts';

const CITY = '141003' as MunicipalityCode;
const stock = stockQuestionSet(CITY);

describe('a question set', () => {
  it('asks each type of facility only what is meant for it', () => {
    expect(questionOf(stock, 'temporary-care', 'licensed-nursery')).toMatchObject({ byDay: true });
    expect(questionOf(stock, 'temporary-care', 'family-daycare')).toBeUndefined();
    expect(questionOf(stock, 'temporary-care', undefined)).toBeUndefined();
    expect(questionOf(stock, 'remark', undefined)).toMatchObject({ label: { en: 'Remark to the office' } });
  });

  it('is followed by a next version, and stays as it was', () => {
    const [figures] = stock.questions;
    const next = nextQuestionSet(stock, [figures as never], {
      by: 'staff_01TEST00000000000000000001' as StaffId,
      at: '2026-11-02T00:00:00Z',
    });
    expect(next).toMatchObject({ municipality: CITY, number: 2, questions: [{ kind: 'figures' }] });
    expect(stock.questions).toHaveLength(7);
  });

  it('asks for figures, and nothing twice', () => {
    const [figures, care] = stock.questions;
    expect(Questions.safeParse([care]).success).toBe(false);
    expect(Questions.safeParse([figures, figures]).success).toBe(false);
    expect(Questions.safeParse([figures, care]).success).toBe(true);
  });

  it('in stock never changes: answers refer to it by its number', () => {
    const print = createHash('sha256').update(JSON.stringify(stock.questions)).digest('hex');
    expect(print.slice(0, 16)).toBe('cbb8f45bd6af18b5');
  });
});
