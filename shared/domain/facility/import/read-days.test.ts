import { describe, expect, it } from 'vitest';
import { readDays } from './read-days.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'];

describe('days of the week', () => {
  it.each([
    ['月火水木金土', WEEK.slice(0, 6)],
    ['月火水木金', WEEK.slice(0, 5)],
    ['月～土', WEEK.slice(0, 6)],
    ['月曜日～金曜日', WEEK.slice(0, 5)],
    ['月曜日から土曜日まで', WEEK.slice(0, 6)],
    ['月・水・金', ['mon', 'wed', 'fri']],
    ['平日', WEEK.slice(0, 5)],
    ['平日、土曜日', WEEK.slice(0, 6)],
    ['毎日', WEEK],
    ['土日祝', ['sat', 'sun', 'holiday']],
    ['月～土（祝日を除く）', WEEK.slice(0, 6)],
    ['月～日（日曜日、祝日は休み）', WEEK.slice(0, 6)],
    ['月~土(年末年始を除く)', WEEK.slice(0, 6)],
    ['月火水木金土日', WEEK.slice(0, 7)],
  ])('%s', (text, value) => {
    expect(readDays(text)).toEqual({ kind: 'value', value });
  });

  it.each(['施設による', '第2月曜', '要相談', '月10日'])('%s is not understood', (text) => {
    expect(readDays(text).kind).toBe('not understood');
  });
});
