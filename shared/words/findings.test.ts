import { describe, expect, it } from 'vitest';
import { FINDINGS, finding } from '../domain/matching/finding.ts';
import en from './en/matching.json';
import { sayFinding } from './findings.ts';
import ja from './ja/matching.json';
import { speak } from './translate.ts';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\$(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('the words of the matching', () => {
  it('are there for every finding, in both languages', () => {
    expect(FINDINGS.filter((key) => !(key in ja) || !(key in en))).toEqual([]);
  });

  it.each(FINDINGS)('%s has the same placeholders in both languages', (key) => {
    expect(placeholders(en[key])).toEqual(placeholders(ja[key]));
  });

  it('speak days, ways and kinds of care', () => {
    const short = finding('hoursTooShort', { day: 'sat', from: '08:00', until: '14:00' });
    expect(sayFinding(speak('ja'), short)).toBe('土曜日の08:00〜14:00は開いていません');
    expect(sayFinding(speak('en'), short)).toBe('Not open on Saturday 08:00–14:00');
    const far = finding('distanceBeyond', { metres: 2300, minutes: 20, mode: 'walk' });
    expect(sayFinding(speak('ja'), far)).toBe('直線で2300mあり、徒歩20分を超えます');
  });

  it('do not group the digits of a year', () => {
    const old = finding('vacancyOfOtherYear', { fiscalYear: 2025, asOf: '2026-03-01' });
    expect(sayFinding(speak('en'), old)).toContain('fiscal year 2025');
  });
});
