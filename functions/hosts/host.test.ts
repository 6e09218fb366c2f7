import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { safeMessage } from './host.ts';

const thrownBy = (act: () => unknown): Error => {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
};

describe('what a function logs of an accident', () => {
  it('keeps our own words, which carry ids only', () => {
    expect(safeMessage(new Error('No case case_01 in 990019'))).toBe('No case case_01 in 990019');
  });

  it('tells of a schema only where it did not fit, never what was given', () => {
    const error = thrownBy(() => z.object({ mail: z.literal('x') }).parse({ mail: 'hanako@example.jp' }));
    expect(safeMessage(error)).toBe('mail: invalid_value');
  });

  it('says nothing of what the language itself quotes', () => {
    expect(safeMessage(thrownBy(() => JSON.parse('港 花子')))).toBeUndefined();
  });
});
