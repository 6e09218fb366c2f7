import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedFrom, AcceptedUntil } from '../accepted-ages.ts';
import { readAgeFrom, readAges, readAgeUntil } from './read-ages.ts';

const days = (count: number): AcceptedFrom => ({ unit: 'days', count });
const months = (count: number): AcceptedFrom => ({ unit: 'months', count });
const years = (count: number) => ({ unit: 'years', count }) as const;
const ofClass = (ageClass: 0 | 1 | 2 | 3 | 4 | 5) => ({ unit: 'class', ageClass }) as const;
const school: AcceptedUntil = { unit: 'until school' };

describe('the age from which', () => {
  it.each<[string, AcceptedFrom]>([
    ['産休あけ', days(57)],
    ['産休明け', days(57)],
    ['産休明', days(57)],
    ['産休明けから', days(57)],
    ['生後57日～', days(57)],
    ['生後57日目', days(57)],
    ['生後５７日から', days(57)],
    ['57日', days(57)],
    ['43日', days(43)],
    ['生後43日', days(43)],
    ['8週', days(56)],
    ['生後8週間経過後', days(56)],
    ['６か月', months(6)],
    ['6ヶ月～', months(6)],
    ['６カ月', months(6)],
    ['6ヵ月', months(6)],
    ['６ケ月', months(6)],
    ['六か月', months(6)],
    ['生後6か月', months(6)],
    ['満6か月', months(6)],
    ['生後満6か月以上', months(6)],
    ['10か月', months(10)],
    ['2歳半', months(30)],
    ['1歳10か月', months(22)],
    ['1歳6ヶ月', months(18)],
    ['1歳', years(1)],
    ['１才', years(1)],
    ['一歳', years(1)],
    ['満3歳', years(3)],
    ['満3歳児', years(3)],
    ['0歳', years(0)],
    ['0歳児～', ofClass(0)],
    ['3歳児', ofClass(3)],
    ['1歳クラス～', ofClass(1)],
    ['1歳児クラス', ofClass(1)],
    ['5歳クラス', ofClass(5)],
    ['年少', ofClass(3)],
    ['新生児', days(0)],
  ])('%s', (text, value) => {
    expect(readAgeFrom(text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['3', years(3), 'ageUnitMissing'],
    ['6か月(応相談)', months(6), 'remarkLeftOut'],
  ])('%s, with a doubt', (text, value, key) => {
    expect(readAgeFrom(text)).toMatchObject({ kind: 'value', value, doubt: { key } });
  });

  it.each(['', '  ', 'NA', '－', 'ー', '不明'])('"%s" says nothing', (text) => {
    expect(readAgeFrom(text)).toEqual({ kind: 'empty' });
  });

  it.each(['1ヶ月健診終了後', '首がすわってから', '要相談', '8歳', '13か月と3日', '歩けるようになったら'])(
    '%s is not understood, and not guessed at',
    (text) => {
      expect(readAgeFrom(text)).toEqual({ kind: 'not understood', reason: { key: 'ageNotUnderstood' } });
    },
  );
});

describe('the age until which', () => {
  it.each<[string, AcceptedUntil]>([
    ['就学前', school],
    ['就学前まで', school],
    ['就学前児童', school],
    ['小学校就学前', school],
    ['小学校就学の始期に達するまで', school],
    ['未就学児', school],
    ['学童', { unit: 'beyond school' }],
    ['小学6年生', { unit: 'beyond school' }],
    ['小学生', { unit: 'beyond school' }],
    ['12歳', { unit: 'beyond school' }],
    ['2歳児', ofClass(2)],
    ['2歳クラス', ofClass(2)],
    ['2歳クラスまで', ofClass(2)],
    ['２歳児クラスまで', ofClass(2)],
    ['5歳児', ofClass(5)],
    ['年長', ofClass(5)],
    ['2歳', years(2)],
    ['５歳', years(5)],
    ['6歳', years(6)],
    ['2歳未満', { unit: 'under years', count: 2 }],
    ['３歳未満', { unit: 'under years', count: 3 }],
    ['3歳未満児', { unit: 'under years', count: 3 }],
    ['満3歳に達した年度末', ofClass(2)],
    ['3歳になった後の最初の3月31日まで', ofClass(2)],
    ['36か月', { unit: 'months', count: 36 }],
  ])('%s', (text, value) => {
    expect(readAgeUntil(text)).toEqual({ kind: 'value', value });
  });

  it.each(['応相談', '20歳児クラス', '9'])('%s is not understood', (text) => {
    expect(readAgeUntil(text).kind).toBe('not understood');
  });
});

describe('both ends in one cell', () => {
  it.each<[string, AcceptedFrom | undefined, AcceptedUntil | undefined]>([
    ['０歳～５歳', years(0), years(5)],
    ['0歳児～5歳児', ofClass(0), ofClass(5)],
    ['0歳から就学前まで', years(0), school],
    ['生後57日～小学校就学前', days(57), school],
    ['生後5７日～就学前', days(57), school],
    ['6か月~就学前', months(6), school],
    ['６ヶ月から５歳児まで', months(6), ofClass(5)],
    ['生後6か月-2歳児', months(6), ofClass(2)],
    ['3～5歳', years(3), years(5)],
    ['3～5歳児', ofClass(3), ofClass(5)],
    ['3歳－5歳', years(3), years(5)],
    ['満3歳から就学前', years(3), school],
    ['産休明け～5歳', days(57), years(5)],
    ['0・1・2歳児', ofClass(0), ofClass(2)],
    ['0歳児、1歳児、2歳児', ofClass(0), ofClass(2)],
    ['生後2か月～5歳(就学前)', months(2), school],
    ['0歳～3歳未満', years(0), { unit: 'under years', count: 3 }],
    ['1歳以上3歳未満', years(1), { unit: 'under years', count: 3 }],
    ['生後10か月～', months(10), undefined],
    ['3歳児以上', ofClass(3), undefined],
    ['2歳児まで', undefined, ofClass(2)],
    ['～2歳', undefined, years(2)],
    ['未就学児', undefined, school],
    ['小学1年生～6年生', undefined, undefined],
  ])('%s', (text, from, until) => {
    const expected =
      from || until
        ? { kind: 'value', value: { ...(from ? { from } : {}), ...(until ? { until } : {}) } }
        : { kind: 'not understood', reason: { key: 'ageNotUnderstood' } };
    expect(readAges(text)).toEqual(expected);
  });

  it.each([
    ['0～5', { from: years(0), until: years(5) }, 'ageUnitMissing'],
    ['3歳児', { from: ofClass(3) }, 'ageUpperEndMissing'],
    ['6か月～就学前（延長は1歳から）', { from: months(6), until: school }, 'remarkLeftOut'],
  ])('%s, with a doubt', (text, value, key) => {
    expect(readAges(text)).toMatchObject({ kind: 'value', value, doubt: { key } });
  });

  it('that end before they start are not understood', () => {
    expect(readAges('5歳～2歳')).toEqual({
      kind: 'not understood',
      reason: { key: 'ageEndsBeforeItStarts' },
    });
  });

  it('are read alike in every width and with every dash', () => {
    const wide = (text: string): string =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.integer({ min: 4, max: 5 }),
        fc.constantFrom('～', '〜', '~', '-', '－', 'から', '―'),
        (from, until, dash) => {
          const value = { kind: 'value', value: { from: years(from), until: years(until) } };
          expect(readAges(`${from}歳${dash}${until}歳`)).toEqual(value);
          expect(readAges(wide(`${from}歳${dash}${until}歳`))).toEqual(value);
        },
      ),
    );
  });
});
