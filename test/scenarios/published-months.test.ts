import { describe, expect, it } from 'vitest';
import { inventedMonths } from '../rehearsal/yokohama/invented-months.ts';
import { playMonths } from '../rehearsal/yokohama/play-yokohama.ts';
import { cameOut, sayMonth } from '../rehearsal/yokohama/say-months.ts';

const CLOSES = '9900000003';
const APPEARS = '9900000005';
const LOSES_ITS_BABIES = '9900000007';

/** Twenty-one facilities before and after 1 April: one closes, one appears, one gives a class up, one says the same again. */
const twoMonths = () => {
  const [march, april] = inventedMonths('years', { facilities: 21, months: 2, from: '2026-03-01' });
  if (!march || !april) throw new Error('There are two months');
  const inMarch = new Map([...march.facilities].filter(([number]) => number !== APPEARS));
  const inApril = new Map([...april.facilities].filter(([number]) => number !== CLOSES));
  const changed = inApril.get(LOSES_ITS_BABIES);
  if (!changed) throw new Error('The facility is there');
  for (const title of ['受入可能数', '入所待ち人数', '入所児童数'] as const)
    changed.cells[title] = ['', ...changed.cells[title].slice(1)];
  return [
    { ...march, facilities: inMarch },
    { ...april, facilities: inApril },
  ];
};

describe('年度をまたぐ二か月', () => {
  it('come out as they were answered, cell by cell, and nobody is written to who should not be', {
    timeout: 120_000,
  }, async () => {
    const [march, april] = await playMonths('years', twoMonths());
    if (!march || !april) throw new Error('Two months were played');
    // A row is ward, name, six classes, their sum and the day, in three files.
    expect([march, april].map(({ cells }) => cells)).toEqual([600, 600]);
    for (const month of [march, april]) {
      expect(cameOut(month), sayMonth(month)).toBe(true);
      expect(month.asked).toBe(20);
      expect(month.mails.invitations).toBeGreaterThan(10);
      expect(month.mails.reminders).toBeGreaterThan(0);
    }
  });
});
