import { describe, expect, it } from 'vitest';
import { legendOf, NUMBERS, SYMBOLS, shownPlaces, VacancyDisplay } from './display.ts';

const places = (count: number) => ({ kind: 'places', count, asOf: '2026-10-01' }) as const;

describe('a vacancy is shown', () => {
  it.each([
    [0, '0', '×'],
    [1, '1', '△'],
    [2, '2', '△'],
    [3, '3', '○'],
    [5, '5', '○'],
    [6, '6', '◎'],
    [30, '30', '◎'],
  ])('%i as %s or %s', (count, number, symbol) => {
    expect(shownPlaces(places(count), NUMBERS).sign).toBe(number);
    expect(shownPlaces(places(count), SYMBOLS).sign).toBe(symbol);
  });

  it.each([NUMBERS, SYMBOLS])('with different signs for no class, no answer and none free', (display) => {
    const signs = [
      shownPlaces({ kind: 'no such class', asOf: '2026-10-01' }, display).sign,
      shownPlaces({ kind: 'not answered', asOf: '2026-10-01' }, display).sign,
      shownPlaces(places(0), display).sign,
    ];
    expect(new Set(signs).size).toBe(3);
  });

  it('as not answered when all there is belongs to another year', () => {
    const old = { kind: 'other fiscal year', fiscalYear: 2025, asOf: '2026-03-01' } as const;
    expect(shownPlaces(old, NUMBERS).meaning.en).toBe('not answered');
  });
});

describe('a legend', () => {
  it('explains every sign, the best first', () => {
    expect(legendOf(SYMBOLS).map(({ sign }) => sign)).toEqual(['◎', '○', '△', '×', '－', '…']);
    expect(legendOf(NUMBERS).map(({ sign }) => sign)).toEqual(['－', '…']);
  });
});

describe('a scale', () => {
  it.each([
    ['that does not begin at 0', [1, 3]],
    ['that does not rise', [0, 3, 3]],
  ])('%s is refused', (_, froms) => {
    const steps = froms.map((from) => ({ from, sign: String(from), meaning: { ja: 'あ' } }));
    expect(VacancyDisplay.safeParse({ ...SYMBOLS, steps }).success).toBe(false);
  });
});
