import { describe, expect, it } from 'vitest';
import { aCampaignPlan } from '../../../test/builders/campaign.ts';
import { nextOpening, openingToPrepare, roundOfPlan } from './next-round.ts';
import type { Rhythm } from './plan.ts';

const monthly: Rhythm = { kind: 'monthly', workingDay: 1 };
const weekly: Rhythm = { kind: 'weekly', weekday: 1, from: '10-01', until: '03-31' };

describe('the day on which a plan opens its next round', () => {
  it.each([
    // 1 November 2026 is a Sunday, 3 November a holiday.
    ['the first working day of the month', monthly, '2026-11-01', '2026-11-02'],
    ['that day itself', monthly, '2026-11-02', '2026-11-02'],
    ['the day after: next month’s', monthly, '2026-11-03', '2026-12-01'],
    ['January begins on the fourth', monthly, '2026-12-29', '2027-01-04'],
    ['the third working day, over a holiday', { kind: 'monthly', workingDay: 3 }, '2026-11-01', '2026-11-05'],
    ['the next Monday', weekly, '2026-11-10', '2026-11-16'],
    ['a Monday that is a holiday moves to Tuesday', weekly, '2026-11-22', '2026-11-24'],
    ['and is still that day’s on Tuesday', weekly, '2026-11-24', '2026-11-24'],
    ['out of season: the first Monday of the next one', weekly, '2026-04-01', '2026-10-05'],
    ['over the new year', weekly, '2027-01-02', '2027-01-04'],
    ['once', { kind: 'once', on: '2026-11-08' }, '2026-11-01', '2026-11-09'],
    ['once, and it is over', { kind: 'once', on: '2026-11-08' }, '2026-11-10', undefined],
  ] as const)('%s', (_, rhythm, today, on) => {
    expect(nextOpening(rhythm, today)?.toString()).toBe(on);
  });

  it('the municipality’s own closures move it', () => {
    expect(nextOpening(monthly, '2026-11-01', ['2026-11-02'])?.toString()).toBe('2026-11-04');
  });
});

describe('the draft of a plan', () => {
  it.each([
    ['four working days before', '2026-11-25', undefined],
    ['three working days before', '2026-11-26', '2026-12-01'],
    ['on the day', '2026-12-01', '2026-12-01'],
    ['the day after', '2026-12-02', undefined],
  ])('is there %s: %s → %s', (_, today, on) => {
    expect(openingToPrepare(aCampaignPlan(), today)?.toString()).toBe(on);
  });

  it('is not made of a plan that rests', () => {
    const plan = aCampaignPlan();
    const resting = { ...plan, terms: { ...plan.terms, active: false } };
    expect(openingToPrepare(resting, '2026-12-01')).toBeUndefined();
  });

  it('speaks of the month that the plan says, in that month’s fiscal year, and names plan and version', () => {
    const opening = openingToPrepare(aCampaignPlan({ speaksOfMonth: 1 }), '2027-03-01');
    if (!opening) throw new Error('nothing to prepare');
    expect(roundOfPlan(aCampaignPlan({ speaksOfMonth: 1 }), opening)).toMatchObject({
      opensOn: '2027-03-01',
      speaksOf: { fiscalYear: 2027, month: 4 },
      plan: { edition: 1 },
      rhythm: 'monthly',
    });
  });
});
