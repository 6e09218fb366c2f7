import { describe, expect, it } from 'vitest';
import { readHours, readHoursFromEnds } from './read-hours.ts';

const unstated = (open: string, close: string) => [{ days: 'unstated', open, close }];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('hours from two cells', () => {
  it.each([
    ['7:00', '19:00', '07:00', '19:00'],
    ['07:00', '19:00:00', '07:00', '19:00'],
    ['7：00', '１９：００', '07:00', '19:00'],
    ['7時', '19時', '07:00', '19:00'],
    ['7時半', '18時30分', '07:30', '18:30'],
    ['午前7時', '午後7時', '07:00', '19:00'],
    ['7am', '7pm', '07:00', '19:00'],
    ['0700', '1900', '07:00', '19:00'],
    ['7.30', '18.30', '07:30', '18:30'],
    ['0.291666667', '0.7916666667', '07:00', '19:00'],
    ['1899-12-30 07:15:00', '1899-12-30 18:15:00', '07:15', '18:15'],
    ['7:00～', '～19:00', '07:00', '19:00'],
    ['0:00', '24:00', '00:00', '24:00'],
    ['18:00', '翌8:00', '18:00', '32:00'],
    ['18:00', '翌日の2時', '18:00', '26:00'],
    ['8:00', '25:00', '08:00', '25:00'],
  ])('%s and %s', (open, close, from, until) => {
    expect(readHoursFromEnds(open, close, 'unstated', false)).toEqual({
      kind: 'value',
      value: unstated(from, until),
    });
  });

  it('that run into the night belong to a facility that works at night', () => {
    expect(readHoursFromEnds('7:00', '0:00', 'unstated', true)).toEqual({
      kind: 'value',
      value: unstated('07:00', '24:00'),
    });
    expect(readHoursFromEnds('8:30', '8:30', 'unstated', true)).toEqual({
      kind: 'value',
      value: unstated('08:30', '32:30'),
    });
  });

  it.each([
    ['8:00', '3:00', unstated('08:00', '27:00'), 'closesNextDay'],
    ['0:00', '0:00', unstated('00:00', '24:00'), 'openRoundTheClock'],
    ['7:30※1号認定は8：30', '19:30※1号認定は13：30', unstated('07:30', '19:30'), 'remarkLeftOut'],
  ])('%s and %s are taken, with a doubt', (open, close, value, key) => {
    expect(readHoursFromEnds(open, close, 'unstated', false)).toMatchObject({
      kind: 'value',
      value,
      doubt: { key },
    });
  });

  it('of Saturdays in brackets become hours of their own', () => {
    expect(readHoursFromEnds('7時', '19時(土曜18時)', 'unstated', false)).toEqual({
      kind: 'value',
      value: [...unstated('07:00', '19:00'), { days: ['sat'], open: '07:00', close: '18:00' }],
    });
  });

  it.each([
    ['7:30', '7:00', 'closesBeforeItOpens'],
    ['7:00', '', 'timeHalfMissing'],
    ['', '19:00', 'timeHalfMissing'],
    ['朝', '夕方', 'timeNotUnderstood'],
    ['7:70', '19:00', 'timeNotUnderstood'],
  ])('%s and %s are not understood: %s', (open, close, key) => {
    expect(readHoursFromEnds(open, close, 'unstated', false)).toEqual({
      kind: 'not understood',
      reason: { key },
    });
  });

  it('that are missing say nothing', () => {
    expect(readHoursFromEnds('', 'NA', 'unstated', false)).toEqual({ kind: 'empty' });
  });
});

describe('hours in one cell', () => {
  it.each([
    ['7:00～19:00', unstated('07:00', '19:00')],
    ['７：３０〜１８：３０', unstated('07:30', '18:30')],
    ['7時30分から18時30分まで', unstated('07:30', '18:30')],
    ['7:00-19:00', unstated('07:00', '19:00')],
    ['7時～19時', unstated('07:00', '19:00')],
    ['24時間', unstated('00:00', '24:00')],
    ['平日7:30～18:30', [{ days: WEEKDAYS, open: '07:30', close: '18:30' }]],
    [
      '月～金 7:00～19:00、土 8:00～17:00',
      [
        { days: WEEKDAYS, open: '07:00', close: '19:00' },
        { days: ['sat'], open: '08:00', close: '17:00' },
      ],
    ],
    [
      '平日：7:00～20:00 土曜日：7:00～18:00',
      [
        { days: WEEKDAYS, open: '07:00', close: '20:00' },
        { days: ['sat'], open: '07:00', close: '18:00' },
      ],
    ],
  ])('%s', (text, value) => {
    expect(readHours(text)).toEqual({ kind: 'value', value });
  });

  it('leave out what is not of days, with a doubt', () => {
    expect(readHours('7:30～18:30（延長18:30～19:30）')).toMatchObject({
      kind: 'value',
      value: unstated('07:30', '18:30'),
      doubt: { key: 'remarkLeftOut' },
    });
  });

  it.each(['施設による', '11時間', '要問合せ'])('%s is not understood', (text) => {
    expect(readHours(text)).toEqual({ kind: 'not understood', reason: { key: 'timeNotUnderstood' } });
  });
});
