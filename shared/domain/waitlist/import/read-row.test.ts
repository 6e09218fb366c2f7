import { describe, expect, it } from 'vitest';
import { aDeferral } from '../../../../test/builders/family.ts';
import { Municipality, WardCode } from '../../municipality/schema.ts';
import { headerScore, recogniseColumns } from './columns.ts';
import { planImport } from './plan.ts';
import { type ReadRow, readMonth, readRow } from './read-row.ts';

const HEADER = [
  '児童番号',
  '世帯番号',
  '区',
  '児童氏名',
  'カナ氏名',
  '生年月日',
  '保護者氏名',
  '電話番号',
  'メール',
  '希望月',
  '除外区分',
  '保留理由',
];
const GOOD = [
  '１００２３',
  '5',
  '北区',
  '見本　はるき',
  'ﾐﾎﾝ ﾊﾙｷ',
  '令和7年5月10日',
  '見本 花子',
  '０４５１２３４５６７',
  'hanako@example.jp',
  'R8.4',
  '',
  '定員超過',
];

const kita = WardCode.parse('kita');
const city = Municipality.parse({
  municipality: '990001',
  name: { ja: 'みほん市' },
  demo: true,
  wards: [
    { ward: 'kita', name: { ja: '北区' } },
    { ward: 'hama', name: { ja: '浜区' } },
  ],
  postalAreas: [],
  hosts: [],
  complaintsDesk: { name: { ja: '窓口' }, phone: '000', hours: { ja: '平日' } },
  closures: [],
});

const read = (changes: Partial<Record<string, string>> = {}): ReadRow => {
  const cells = HEADER.map((header, index) => changes[header] ?? GOOD[index] ?? '');
  return readRow({ line: 2, cells }, recogniseColumns(HEADER), {
    municipality: city,
    myWards: [kita],
    today: '2026-04-01',
  });
};

describe('a row of a deferral list', () => {
  it('is read as core systems write it: era dates, full-width digits, half-width kana', () => {
    expect(read()).toEqual({
      quality: 'good',
      line: 2,
      child: {
        childNumber: '10023',
        householdNumber: '5',
        ward: 'kita',
        childName: '見本 はるき',
        childReading: 'ミホン ハルキ',
        bornOn: '2025-05-10',
        guardianName: '見本 花子',
        phone: '045-123-4567',
        mail: 'hanako@example.jp',
        wishedFrom: '2026-04-01',
        exclusion: undefined,
        postalCode: undefined,
        reason: '定員超過',
      },
    });
  });

  it.each([
    [{ 児童番号: '' }, 'no-child-number'],
    [{ 児童番号: '1.23E+10' }, 'number-broken-by-spreadsheet'],
    [{ 児童氏名: ' ' }, 'no-child-name'],
    [{ 保護者氏名: '' }, 'no-guardian-name'],
    [{ 生年月日: '平成39年2月30日' }, 'birth-unreadable'],
    [{ 生年月日: 'R8.4.2' }, 'birth-in-the-future'],
    [{ 区: '南区' }, 'ward-unknown'],
    [{ 区: '浜区' }, 'ward-not-yours'],
  ])('%o is refused: %s', (changes, fault) => {
    expect(read(changes)).toMatchObject({ quality: 'refused', line: 2, faults: [fault] });
  });

  it.each([
    [{ メール: 'なし' }, 'mail-unreadable'],
    [{ 電話番号: '不明' }, 'phone-unreadable'],
    [{ 希望月: '来春' }, 'month-unreadable'],
    [{ カナ氏名: '見本' }, 'reading-unreadable'],
    [{ 除外区分: '区分９' }, 'exclusion-not-understood'],
    [{ 電話番号: '', メール: '' }, 'no-contact'],
    [{ 生年月日: 'R2.4.1' }, 'at-school'],
  ])('%o is doubtful: %s', (changes, doubt) => {
    expect(read(changes)).toMatchObject({ quality: 'doubtful', doubts: [doubt] });
  });

  it.each([
    ['令和8年4月', '2026-04-01'],
    ['Ｒ８．４', '2026-04-01'],
    ['2026/04', '2026-04-01'],
    ['202604', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['来春', undefined],
  ])('the month %s is %s', (given, month) => {
    expect(readMonth(given)).toBe(month);
  });
});

describe('the header', () => {
  it('is known by many names, in any order, and what nobody knows is told', () => {
    const { at, unknown } = recogniseColumns([
      '生年月日',
      '児童宛名番号',
      '行政区',
      '児童氏名（漢字）',
      '申請者氏名',
      '指数',
    ]);
    expect(at).toEqual({ bornOn: 0, childNumber: 1, ward: 2, childName: 3, guardianName: 4 });
    expect(unknown).toEqual(['指数']);
    expect(headerScore(['入所保留児童一覧', '令和8年4月'])).toBe(0);
  });
});

describe('a dry run', () => {
  const planned = (rows: ReadRow[], known = [aDeferral()]) => planImport(rows, known);

  it('tells what is new, changed, the same, and gone', () => {
    const same = { ...aDeferral().said };
    const rowOf = (child: object): ReadRow => ({ quality: 'good', line: 2, child: { ...same, ...child } });
    expect(planned([rowOf({})]).rows[0]?.difference).toBe('same');
    expect(planned([rowOf({ reason: '辞退' })]).rows[0]).toMatchObject({
      difference: 'changed',
      changes: ['reason'],
    });
    expect(planned([rowOf({ childNumber: '2' })])).toMatchObject({
      rows: [{ difference: 'new' }],
      gone: [{ childNumber: '10001' }],
    });
  });

  it('asks nobody again who withdrew or was placed, whatever the list says', () => {
    const ended = aDeferral({ status: 'ended', endedOn: '2026-03-01', ending: 'placed' });
    const row: ReadRow = { quality: 'good', line: 2, child: ended.said };
    expect(planned([row], [ended]).rows[0]?.difference).toBe('ended-here');
    const left = aDeferral({ status: 'ended', endedOn: '2026-03-01', ending: 'off-the-list' });
    expect(planned([row], [left]).rows[0]?.difference).toBe('again');
  });

  it('calls nobody gone whose row was refused, or whose ward the file does not speak of', () => {
    const refused: ReadRow = {
      quality: 'refused',
      line: 3,
      childNumber: '10001',
      faults: ['birth-unreadable'],
    };
    const other: ReadRow = { quality: 'good', line: 2, child: { ...aDeferral().said, childNumber: '7' } };
    expect(planned([other, refused]).gone).toEqual([]);
    expect(planned([other], [aDeferral({ ward: 'hama' })]).gone).toEqual([]);
  });

  it('takes the first of two rows with the same number, and refuses the other with its line', () => {
    const row: ReadRow = { quality: 'good', line: 2, child: aDeferral().said };
    expect(planned([row, { ...row, line: 9 }]).rows[1]?.read).toMatchObject({
      quality: 'refused',
      line: 9,
      faults: ['repeated-in-file'],
    });
  });
});
