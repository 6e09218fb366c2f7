import { describe, expect, it } from 'vitest';
import { facilityId } from '../../../test/builders/facility.ts';
import { outOfOperation } from './operation.ts';

const paused = { status: 'suspended', from: '2026-12-01', until: '2027-03-31' } as const;
const closed = { status: 'closed', on: '2026-12-01' } as const;
const merged = { status: 'merged', on: '2026-12-01', into: facilityId(2) } as const;

describe('a facility out of operation', () => {
  it.each([
    ['pauses: the day before', paused, '2026-11-30', undefined],
    ['pauses: its first day', paused, '2026-12-01', 'suspended'],
    ['pauses: its last day', paused, '2027-03-31', 'suspended'],
    ['pauses: the day after', paused, '2027-04-01', undefined],
    [
      'pauses without an end',
      { status: 'suspended', from: '2026-12-01' } as const,
      '2030-01-01',
      'suspended',
    ],
    ['closes: its last day', closed, '2026-11-30', undefined],
    ['closes: the first day without it', closed, '2026-12-01', 'closed'],
    ['merges', merged, '2026-12-02', 'merged'],
    ['nothing is said of it', undefined, '2026-12-02', undefined],
  ])('%s', (_, operation, on, why) => {
    expect(outOfOperation({ operation }, on)).toBe(why);
  });
});
