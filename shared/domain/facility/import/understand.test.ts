import { describe, expect, it } from 'vitest';
import { onlyRow, sheetOf } from '../../../../test/builders/sheet.ts';
import { understand } from './understand.ts';

describe('rows that are no facility', () => {
  it.each([
    ['without a name', { 名称: '', 住所: '横浜市' }, 'nameMissing'],
    ['of totals', { 名称: '合計', 定員: '120' }, 'rowIsTotal'],
    ['that repeat the header', { 名称: '名称', 住所: '住所', 電話番号: '電話番号' }, 'rowIsHeader'],
    ['of figures only', { 施設番号: '1', 受入可能数_0歳児: '3' }, 'figuresOnly'],
  ])('%s are refused with the reason', (_, record, key) => {
    expect(onlyRow(record)).toMatchObject({ kind: 'refused', refusal: { key } });
    expect(onlyRow(record)).not.toHaveProperty('facts');
  });

  it('but empty ones are passed over, and the lines of the others stay theirs', () => {
    const file = understand(sheetOf({ 名称: '', 住所: '' }, { 名称: 'ひよこ', 住所: '横浜市' }));
    expect(file.rows.map(({ line }) => line)).toEqual([2]);
  });
});

describe('rows that repeat another', () => {
  it('are doubtful and name the line, however the address is spelt', () => {
    const file = understand(
      sheetOf(
        { 名称: 'ひよこ 保育園', 住所: '横浜市港北区大曽根1丁目2番3号' },
        { 名称: 'ひよこ保育園', 住所: '横浜市港北区大曽根１－２－３' },
      ),
    );
    expect(file.repetitions.map(({ lines }) => lines)).toEqual([[1, 2]]);
    expect(file.rows.map(({ kind }) => kind)).toEqual(['good', 'doubtful']);
    expect(file.rows[1]?.doubts[0]?.reason).toEqual({ key: 'rowRepeated', values: { line: 1 } });
  });
});

describe('what was understood', () => {
  it('tells the column and the text it came from', () => {
    const row = onlyRow({ 名称: 'ひよこ', 受入年齢: '６ヶ月～就学前', 定員: '約60人' });
    expect(row.understood).toContainEqual({
      field: 'ages',
      value: { from: { unit: 'months', count: 6 }, until: { unit: 'until school' } },
      column: '受入年齢',
      text: '６ヶ月～就学前',
    });
    expect(row.doubts).toEqual([{ column: '定員', text: '約60人', reason: { key: 'numberAboutOnly' } }]);
  });
});
