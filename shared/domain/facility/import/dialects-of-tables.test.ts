import { describe, expect, it } from 'vitest';
import { keysOf, onlyRow, sheetOf } from '../../../../test/builders/sheet.ts';
import { plainSettings } from './settings.ts';
import { understand } from './understand.ts';

// One invented record per dialect met in published files; the spellings are theirs, the facilities are not.
describe('the national open-data layouts', () => {
  it('in the first version', () => {
    const row = onlyRow({
      都道府県コード又は市区町村コード: '141003',
      NO: '1',
      都道府県名: '神奈川県',
      市区町村名: '横浜市',
      名称: 'ひよこ保育園',
      名称_カナ: 'ﾋﾖｺﾎｲｸｴﾝ',
      種別: '認可保育所',
      住所: '神奈川県横浜市港北区大曽根1-1-1',
      方書: 'ひよこビル2階',
      緯度: '35.5',
      経度: '139.6',
      アクセス方法: '大倉山駅から徒歩5分',
      電話番号: '（045）000-0001',
      内線番号: '',
      法人番号: '1234567890123',
      団体名: '社会福祉法人ひよこ会',
      認可等年月日: '平成12年4月1日',
      収容定員: '90',
      受入年齢: '生後57日～就学前',
      利用可能曜日: '月火水木金土',
      開始時間: '7:00',
      終了時間: '19:00',
      利用可能日時特記事項: '土曜日は18時まで',
      一時預かりの有無: '有',
      URL: 'https://example.jp',
      備考: '',
    });
    expect(row.file.layout).toBe('national, first version');
    expect(row.kind).toBe('good');
    expect(row.facts).toMatchObject({
      kana: 'ヒヨコホイクエン',
      ward: '港北区',
      approvedOn: '2000-04-01',
      corporateNumber: '1234567890123',
      address: {
        full: '神奈川県横浜市港北区大曽根1-1-1',
        prefecture: '神奈川県',
        city: '横浜市',
        building: 'ひよこビル2階',
      },
      hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], open: '07:00', close: '19:00' }],
      temporaryCare: true,
    });
  });

  it('as they stand today, reworded and with an address in parts', () => {
    const row = onlyRow({
      全国地方公共団体コード: '１４１００３',
      ID: 'Y0001',
      地方公共団体名: '横浜市',
      名称: 'ひよこ保育園',
      種別: '小規模保育事業',
      所在地_全国地方公共団体コード: '141097',
      町字ID: '0001001',
      所在地_連結標記: '横浜市港北区大曽根1-1-1',
      収容定員: '19人',
      受入年齢: '0歳児～2歳児',
      連絡先メールアドレス: 'hiyoko@example.jp',
      病児保育の有無: '無',
      授乳室: '有',
      '子供預かり: 料金': '500円',
    });
    expect(row.file.layout).toBe('national, current');
    expect(row.kind).toBe('good');
    expect(row.file.unknownColumns).toEqual([]);
    expect(row.facts).toMatchObject({
      externalNumber: 'Y0001',
      mail: 'hiyoko@example.jp',
      sickChildCare: false,
      ages: { from: { unit: 'class', ageClass: 0 }, until: { unit: 'class', ageClass: 2 } },
    });
  });

  it('with a code whose check digit is wrong is doubtful', () => {
    expect(
      keysOf(onlyRow({ 全国地方公共団体コード: '141004', 名称: 'ひよこ', 住所: '横浜市' }).doubts),
    ).toEqual(['全国地方公共団体コード: codeWrong']);
  });
});

describe("Yokohama's own files", () => {
  it('of facilities: the type is that of the publication, and said to come from no column', () => {
    const row = onlyRow({ 施設番号: '1410051013654', '施設・事業名': 'いぬ保育園', 施設所在区: '神奈川区' });
    expect(row).toMatchObject({
      kind: 'good',
      facts: {
        externalNumber: '1410051013654',
        name: 'いぬ保育園',
        ward: '神奈川区',
        type: 'nursery-or-alike',
      },
    });
    expect(row.understood).toContainEqual({ field: 'type', value: 'nursery-or-alike', column: '', text: '' });
  });

  it('of monthly figures', () => {
    const row = onlyRow({
      施設所在区: '鶴見区',
      標準地域コード: '14101',
      '施設・事業名': 'ねこ保育園',
      施設番号: '1410051000001',
      '０歳児': '3',
      '１歳児': '',
      合計: '3',
      更新日: '2026-04-01',
    });
    expect(row.file.layout).toBe('Yokohama, monthly figures');
    expect(row.kind).toBe('good');
    expect(row.classCells.map(({ ageClass, text }) => [ageClass, text])).toEqual([
      [0, '3'],
      [1, ''],
    ]);
  });
});

describe('a file of any other city', () => {
  it('in English', () => {
    const row = onlyRow({
      'Facility Name': 'Hiyoko',
      Category: '認可保育所',
      Address: '横浜市港北区1',
      Phone: '045-000-0001',
      Lat: '35.5',
      Lng: '139.6',
      Capacity: '60',
      Ages: '0-5',
      'Opening time': '7:00',
      'Closing time': '19:00',
      Email: 'a@example.jp',
      Website: 'https://example.jp',
    });
    expect(row.facts).toMatchObject({
      name: 'Hiyoko',
      capacity: 60,
      location: { latitude: 35.5, longitude: 139.6 },
      mail: 'a@example.jp',
      hours: [{ open: '07:00' }],
    });
    expect(row.file.unknownColumns).toEqual([]);
  });

  it('with hours, both ends of the ages and the postal code each in one cell', () => {
    const row = onlyRow({
      園名: 'ひよこ',
      所在地: '〒222-0001 横浜市港北区樽町1',
      '定員（人）': '60',
      対象年齢: '6か月～就学前',
      開所時間: '平日7:00～19:00 土7:30～17:00',
      '電話番号（代表）': '045-000-0001',
    });
    expect(row.kind).toBe('good');
    expect(row.facts).toMatchObject({
      postalCode: '222-0001',
      address: { full: '横浜市港北区樽町1' },
      capacity: 60,
      hours: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri'], close: '19:00' },
        { days: ['sat'], close: '17:00' },
      ],
    });
  });

  it('whose addresses leave out the city that the file or the importer knows', () => {
    const full = (record: Record<string, string>, settings = plainSettings) =>
      onlyRow({ 名称: 'ひよこ', ...record }, settings).facts?.address?.full;
    expect(full({ 住所: '籠原南1-133' }, { ...plainSettings, city: '熊谷市' })).toBe('熊谷市籠原南1-133');
    expect(full({ 都道府県名: '埼玉県', 市区町村名: '熊谷市', 住所: '籠原南1-133' })).toBe(
      '埼玉県熊谷市籠原南1-133',
    );
    expect(full({ 市区町村名: '熊谷市', 住所: '埼玉県熊谷市籠原南1-133' })).toBe('埼玉県熊谷市籠原南1-133');
  });

  it('with a column name one letter off: read, and said to be unsure', () => {
    const file = understand(sheetOf({ 名称: 'ひよこ', 一時預りの有無: '有', 住所: '横浜市' }));
    expect(file.columns[1]?.meaning).toEqual({ kind: 'field', field: 'temporaryCare', sure: false });
  });
});
