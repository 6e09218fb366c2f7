import { describe, expect, it } from 'vitest';
import { anAnswer } from '../../../test/builders/campaign.ts';
import { changesBetween, correctableRounds } from './correction.ts';
import type { Survey } from './schema.ts';

type Status = 'open' | 'closed' | 'stopped';
const inRound = (fiscalYear: number, month: number, status: Survey['status'], round: Status = 'closed') => ({
  campaign: { status: round, speaksOf: { fiscalYear, month } },
  status,
});
const monthsOf = (rounds: ReturnType<typeof inRound>[]) =>
  correctableRounds(rounds).map(({ campaign }) => campaign.speaksOf.month);

describe('which answer may still be corrected', () => {
  it.each([
    ['the newest of a year', [inRound(2026, 12, 'answered'), inRound(2026, 11, 'answered')], [12]],
    ['none while a newer round asks', [inRound(2026, 12, 'asked'), inRound(2026, 11, 'answered')], []],
    ['none while a newer round phones', [inRound(2026, 12, 'phoned'), inRound(2026, 11, 'answered')], []],
    [
      'an older one where the newer was left',
      [inRound(2026, 12, 'left'), inRound(2026, 11, 'answered')],
      [11],
    ],
    [
      'an older one where the newer was stopped',
      [inRound(2026, 12, 'answered', 'stopped'), inRound(2026, 11, 'answered')],
      [11],
    ],
    [
      'that of March beside that of April: each speaks of classes of its own',
      [inRound(2027, 4, 'answered'), inRound(2026, 3, 'answered'), inRound(2026, 2, 'answered')],
      [4, 3],
    ],
    ['none where nothing was answered', [inRound(2026, 12, 'left')], []],
  ])('%s', (_, rounds, months) => {
    expect(monthsOf(rounds)).toEqual(months);
  });
});

describe('what a correction changed', () => {
  const full = anAnswer().figures;

  it('names each cell with what was said before and after', () => {
    const after = anAnswer({
      figures: {
        ...full,
        classes: [full.classes[0], [20, 20, 0, 3], full.classes[2], 'no class', 'not said', full.classes[5]],
      },
    });
    expect(changesBetween(anAnswer(), after).cells).toEqual([
      { of: [1], what: 'enrolled', before: 18, after: 20 },
      { of: [1], what: 'vacancy', before: 2, after: 0 },
      { of: [1], what: 'waiting', before: 0, after: 3 },
      { of: [3], what: 'capacity', before: 20, after: 'not said' },
      { of: [3], what: 'enrolled', before: 18, after: 'not said' },
      { of: [3], what: 'vacancy', before: 2, after: 'no class' },
      { of: [3], what: 'waiting', before: 0, after: 'not said' },
      { of: [4], what: 'capacity', before: 20, after: 'not said' },
      { of: [4], what: 'enrolled', before: 18, after: 'not said' },
      { of: [4], what: 'vacancy', before: 2, after: 'not said' },
      { of: [4], what: 'waiting', before: 0, after: 'not said' },
    ]);
  });

  it('follows classes that are counted together, and months', () => {
    const joint = (vacancy: number, from?: number) =>
      anAnswer({
        figures: {
          ...full,
          joint: [
            { of: [0, 1, 2], is: from ? [null, null, vacancy, null, from] : [null, null, vacancy, null] },
          ],
        },
      });
    expect(changesBetween(joint(1), joint(2, 202701)).cells).toEqual([
      { of: [0, 1, 2], what: 'vacancy', before: 1, after: 2 },
      { of: [0, 1, 2], what: 'from', before: 'not said', after: '2027-01' },
    ]);
  });

  it('says that something beside the figures changed, and nothing where all is the same', () => {
    expect(changesBetween(anAnswer(), anAnswer({ remark: '工事中です' }))).toEqual({
      cells: [],
      beside: true,
    });
    expect(changesBetween(anAnswer(), anAnswer({ temporaryCare: 'open' })).beside).toBe(true);
    expect(changesBetween(anAnswer(), anAnswer({ unchanged: true, set: 2 }))).toEqual({
      cells: [],
      beside: false,
    });
  });
});
