import { describe, expect, it } from 'vitest';
import type { Figure } from '../vacancy/schema.ts';
import { readMonth, readRow, readTyped } from './read-typed.ts';

describe('a number as an office types it', () => {
  it.each<[string, Figure, ReturnType<typeof readTyped>]>([
    ['3', 'vacancy', 3],
    ['３人', 'vacancy', 3],
    ['約１０名', 'enrolled', 10],
    ['1,200', 'capacity', 1200],
    ['2.0', 'waiting', 2],
    ['3人程度', 'vacancy', 3],
    ['三', 'vacancy', 3],
    ['十二人', 'enrolled', 12],
    ['二十', 'capacity', 20],
    ['〇', 'vacancy', 0],
    ['なし', 'vacancy', 0],
    ['無', 'waiting', 0],
    ['なし', 'capacity', 'no class'],
    ['クラスなし', 'vacancy', 'no class'],
    ['満員', 'vacancy', 0],
    ['×', 'vacancy', 0],
    ['▲1', 'vacancy', 0],
    ['-2', 'vacancy', 0],
    ['', 'vacancy', 'nothing'],
    ['　', 'vacancy', 'nothing'],
    ['－', 'waiting', 'nothing'],
    ['ー', 'waiting', 'nothing'],
    ['満員', 'enrolled', 'unreadable'],
    ['-2', 'enrolled', 'unreadable'],
    ['数名', 'vacancy', 'unreadable'],
    ['2〜3', 'vacancy', 'unreadable'],
    ['2001', 'capacity', 'unreadable'],
    ['人', 'capacity', 'unreadable'],
  ])('%s in %s is %s', (text, figure, meant) => {
    expect(readTyped(text, figure)).toBe(meant);
  });
});

describe('a class as an office types it', () => {
  const row = (capacity: string, enrolled: string, vacancy: string) =>
    readRow([
      ['capacity', capacity],
      ['enrolled', enrolled],
      ['vacancy', vacancy],
    ]);

  it('is not answered where nothing stands, and no class where dashes stand: neither is 0', () => {
    expect(row('', '', '')).toEqual({ kind: 'nothing' });
    expect(row('-', 'ー', '－')).toEqual({ kind: 'no class' });
    expect(row('0', '0', '0')).toEqual({
      kind: 'numbers',
      numbers: { capacity: 0, enrolled: 0, vacancy: 0 },
    });
  });

  it('has the numbers that were said, and is silent where a dash stands beside one', () => {
    expect(row('12', '-', 'なし')).toEqual({ kind: 'numbers', numbers: { capacity: 12, vacancy: 0 } });
  });

  it('does not exist where its capacity is なし and nobody is in it', () => {
    expect(row('なし', '', '0')).toEqual({ kind: 'no class' });
    expect(row('なし', '3', '')).toEqual({ kind: 'numbers', numbers: { enrolled: 3 } });
  });

  it('names the cells that cannot be read', () => {
    expect(row('12', '十人ほど', '数名')).toEqual({ kind: 'unreadable', figures: ['enrolled', 'vacancy'] });
  });
});

describe('a month from which places are free', () => {
  it.each([
    ['1', '2027-01'],
    ['１月', '2027-01'],
    ['3月から', '2027-03'],
    ['2027年2月', '2027-02'],
    ['2027-02', '2027-02'],
    ['12', undefined],
    ['', undefined],
    ['-', undefined],
    ['13', 'unreadable'],
    ['春', 'unreadable'],
  ])('%s, where the round speaks of December 2026, is %s', (text, meant) => {
    expect(readMonth(text, '2026-12')).toBe(meant);
  });
});
