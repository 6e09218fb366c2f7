import { describe, expect, it } from 'vitest';
import { readMailCell, readPhoneCell, readWebCell } from './read-contact.ts';
import { readExtension, readFlag } from './read-flag.ts';
import { placed } from './read-location.ts';
import { readCount, readDegrees } from './read-number.ts';
import { readDateCell, readOwnership } from './read-word.ts';

const empty = { kind: 'empty' };

describe('a flag', () => {
  it.each([
    ...['Y', 'y', '有', 'あり', '有り', '○', '◯', '1', 'TRUE', '実施', '可', '有（要予約）'].map(
      (text) => [text, true] as const,
    ),
    ...['N', '無', 'なし', '×', '☓', '0', 'false', '未実施', '不可'].map((text) => [text, false] as const),
  ])('%s: %s', (text, value) => {
    expect(readFlag(text)).toEqual({ kind: 'value', value });
  });

  it.each(['', 'NA', '-', 'null', '不明'])('"%s" is unknown, never a no', (text) => {
    expect(readFlag(text)).toEqual(empty);
  });

  it.each(['2', '平日のみ', '相談'])('%s is not understood', (text) => {
    expect(readFlag(text).kind).toBe('not understood');
  });

  it.each(['1', '4', 'Y', '18:30～19:30', '1時間'])('%s is an extension', (text) => {
    expect(readExtension(text)).toEqual({ kind: 'value', value: true });
  });
});

describe('a capacity', () => {
  it.each([
    ['90', 90],
    ['１２０人', 120],
    ['1,020', 1020],
    ['60.0', 60],
    ['定員 45名', 45],
  ])('%s is %i', (text, value) => {
    expect(readCount(text)).toEqual({ kind: 'value', value });
  });

  it('with a remark is taken with a doubt', () => {
    expect(readCount('220(分園含む)')).toMatchObject({ value: 220, doubt: { key: 'remarkLeftOut' } });
    expect(readCount('約60人')).toMatchObject({ value: 60, doubt: { key: 'numberAboutOnly' } });
  });

  it.each(['9～12', '0歳3人 1歳6人', '99999', '-5', '12.5'])('%s is not understood', (text) => {
    expect(readCount(text).kind).toBe('not understood');
  });
});

describe('a place', () => {
  const yokohama = { latitude: 35.5, longitude: 139.6 };

  it('is read in degrees, and in degrees, minutes and seconds', () => {
    expect(readDegrees('35.5')).toEqual({ kind: 'value', value: 35.5 });
    expect(readDegrees('35度30分0秒')).toEqual({ kind: 'value', value: 35.5 });
    expect(readDegrees('0')).toEqual(empty);
  });

  it('with latitude and longitude swapped is put right, with a doubt', () => {
    expect(placed({ latitude: 139.6, longitude: 35.5 }, {})).toEqual({
      kind: 'value',
      value: yokohama,
      doubt: { key: 'locationSwapped' },
    });
  });

  it('outside Japan is not understood', () => {
    expect(placed({ latitude: 51.5, longitude: -0.1 }, {}).kind).toBe('not understood');
    expect(placed({ latitude: 35.5 }, {}).kind).toBe('not understood');
  });

  it('that contradicts its columns is kept, with a doubt', () => {
    expect(placed(yokohama, { latitude: 35.6, longitude: 139.6 })).toMatchObject({
      value: yokohama,
      doubt: { key: 'locationsDisagree' },
    });
    expect(placed(yokohama, { latitude: 35.5001, longitude: 139.6 })).toEqual({
      kind: 'value',
      value: yokohama,
    });
  });
});

describe('contacts', () => {
  it('a phone with its extension', () => {
    expect(readPhoneCell('045-671-2121（内線123）')).toEqual({
      kind: 'value',
      value: { phone: '045-671-2121', extension: '123' },
    });
  });

  it.each([
    '045-671-2121、045-671-2122',
    '(児)045-671-2121(放)045-671-2122',
    '045-671-2121(児)045-671-2122(放)',
    '045-671-2121 045-671-2122',
  ])('of several phones the first is kept, with a doubt: %s', (text) => {
    expect(readPhoneCell(text)).toMatchObject({
      value: { phone: '045-671-2121' },
      doubt: { key: 'phonesSeveral' },
    });
  });

  it('a phone without its area code is not understood', () => {
    expect(readPhoneCell('562-4059')).toEqual({
      kind: 'not understood',
      reason: { key: 'phoneWithoutAreaCode' },
    });
  });

  it.each([
    ['http://example.jp/a', 'http://example.jp/a'],
    ['www.example.jp/a', 'http://www.example.jp/a'],
    ['ｈｔｔｐｓ：／／example.jp', 'https://example.jp'],
    ['http://example.jp/‾hiyoko/', 'http://example.jp/~hiyoko/'],
  ])('a web address: %s', (text, value) => {
    expect(readWebCell(text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['pic/IMG_1.JPG', 'not understood'],
    ['javascript:alert(1)', 'not understood'],
    ['あり', 'empty'],
  ])('%s is no web address: %s', (text, kind) => {
    expect(readWebCell(text).kind).toBe(kind);
  });

  it('a mail address that looks mistyped is kept, with a doubt', () => {
    expect(readMailCell('a@gmial.com')).toMatchObject({
      value: 'a@gmial.com',
      doubt: { key: 'mailMaybeMistyped' },
    });
  });
});

describe('other words', () => {
  it.each([
    ['公', 'public'],
    ['公立', 'public'],
    ['市', 'public'],
    ['区立', 'public'],
    ['私', 'private'],
    ['民間', 'private'],
  ])('%s is %s', (text, value) => {
    expect(readOwnership(text)).toEqual({ kind: 'value', value });
  });

  it('a public house in private hands is public, with a doubt', () => {
    expect(readOwnership('公設民営')).toMatchObject({ value: 'public', doubt: { key: 'remarkLeftOut' } });
  });

  it.each([
    ['空き無し (H30.6.1時点)', '2018-06-01'],
    ['2021年5月31日', '2021-05-31'],
    ['令和8年4月1日現在', '2026-04-01'],
  ])('a date in a remark: %s', (text, value) => {
    expect(readDateCell(text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['2/1現在', 'dateWithoutYear'],
    ['4月1日', 'dateWithoutYear'],
    ['27年4月新設', 'dateNotUnderstood'],
  ])('%s is no date: %s', (text, key) => {
    expect(readDateCell(text)).toEqual({ kind: 'not understood', reason: { key } });
  });
});
