import { describe, expect, it } from 'vitest';
import type { FacilityFacts } from '../schema.ts';
import { plainSettings } from './settings.ts';
import type { Sheet } from './sheet.ts';
import { type UnderstoodFile, understand } from './understand.ts';

/** One invented record per dialect met in published files; the spellings are theirs, the facilities are not. */
const sheetOf = (...records: readonly Record<string, string>[]): Sheet => {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return {
    columns,
    titles: [],
    rows: records.map((record, index) => ({
      line: index + 1,
      cells: columns.map((column) => record[column] ?? ''),
    })),
  };
};

const onlyRow = (record: Record<string, string>, settings?: Parameters<typeof understand>[1]) => {
  const file = understand(sheetOf(record), settings);
  const row = file.rows[0];
  if (!row) throw new Error('the row was skipped');
  return { ...row, file };
};

const keysOf = (remarks: UnderstoodFile['rows'][number]['doubts']) =>
  remarks.map(({ column, reason }) => `${column}: ${reason.key}`);

describe('a map of the papamama family', () => {
  it('as in Sapporo: numbers, nulls, X and Y, the extension as a number of hours', () => {
    const row = onlyRow({
      HID: '1001',
      Type: '認可保育所',
      Kodomo: '',
      Name: 'ひよこ保育園',
      Label: 'ひよこ',
      AgeS: '1歳10か月',
      AgeE: '就学前',
      Full: '90',
      Open: '7:00',
      Close: '19:00',
      H24: '',
      Memo: '延長保育18-19時',
      Extra: '1',
      Temp: 'Y',
      Holiday: '',
      Night: '',
      Add1: '札幌市中央区',
      Add2: '南11条西10丁目1番3号',
      TEL: '011-500-0001',
      FAX: '',
      Owner: '',
      Ownership: '公',
      Proof: '',
      Shanai: '',
      Y: '43.045613',
      X: '141.343758',
      url: 'http://example.jp/',
      Vacancy: 'Y',
      VacancyDate: '令和8年2月1日現在',
      'geometry.coordinates[0]': '141.343758',
      'geometry.coordinates[1]': '43.045613',
    });
    expect(row.file.layout).toBe('papamama map');
    expect(row.kind).toBe('good');
    expect(row.facts).toEqual<FacilityFacts>({
      name: 'ひよこ保育園',
      type: 'licensed-nursery',
      typeAsPublished: '認可保育所',
      ward: '中央区',
      ownership: 'public',
      address: { full: '札幌市中央区南11条西10丁目1番3号' },
      location: { latitude: 43.045613, longitude: 141.343758 },
      phone: '011-500-0001' as never,
      web: 'http://example.jp/',
      capacity: 90,
      extendedHours: true,
      temporaryCare: true,
      ages: { from: { unit: 'months', count: 22 }, until: { unit: 'until school' } },
      hours: [{ days: 'unstated', open: '07:00', close: '19:00' }],
      note: '延長保育18-19時',
    });
    expect(row.vacancyHint).toEqual({ vacancy: true, vacancyAsOf: '2026-02-01' });
  });

  it('as in Koriyama: N for no, ShaNai, a dash for a number, remarks in the hours', () => {
    const row = onlyRow({
      Name: 'うさぎ保育所',
      Ownership: '私立',
      ShaNai: 'Y',
      Kodomo: 'N',
      Type: '認可外保育所',
      Add1: '郡山市片平町1-1',
      TEL: '963-8000',
      Full: 'ー',
      AgeS: '生後57日から',
      AgeE: '5歳',
      Open: '7:30※1号認定は8：30',
      Close: '19:30',
      H24: 'N',
      Temp: 'N',
      Extra: 'Y',
      Memo: 'あり',
    });
    expect(row.kind).toBe('doubtful');
    expect(row.facts).toMatchObject({
      type: 'workplace',
      roundTheClock: false,
      temporaryCare: false,
      extendedHours: true,
    });
    expect(row.facts).not.toHaveProperty('capacity');
    expect(keysOf(row.notUnderstood)).toEqual(['TEL: phoneWithoutAreaCode']);
    expect(keysOf(row.doubts)).toEqual(['Open + Close: remarkLeftOut']);
  });

  it("as in Yokohama's wards: the ward only inside the address, columns of the city's own, after-school clubs", () => {
    const row = onlyRow({
      HID: '9',
      Type: '学童保育',
      Name: 'きりん学童',
      Add1: '横浜市港北区大曽根1-1-1',
      TEL: '(児)045-500-0001(放)045-500-0002',
      AgeS: '',
      Open: '',
      園バス: 'Y',
      放課後デイ: '',
      給食: '週2日',
    });
    expect(row.facts).toMatchObject({ type: 'after-school-club', ward: '港北区', phone: '045-500-0001' });
    expect(keysOf(row.doubts)).toEqual(['TEL: phonesSeveral']);
    expect(row.file.unknownColumns).toEqual([
      { column: '園バス', example: 'Y' },
      { column: '放課後デイ', example: '' },
      { column: '給食', example: '週2日' },
    ]);
  });

  it('as in Kobe: hours in kanji with other hours on Saturdays, local phone numbers', () => {
    const row = onlyRow({
      Type: '認可保育所',
      Name: 'ぱんだ保育園',
      AgeS: '8ヶ月',
      AgeE: '就学前',
      Open: '7時',
      Close: '19時(土曜18時)',
      Add1: '兵庫県三田市',
      Add2: '屋敷町7－25',
      TEL: '562-4059',
    });
    expect(row.facts?.hours).toEqual([
      { days: 'unstated', open: '07:00', close: '19:00' },
      { days: ['sat'], open: '07:00', close: '18:00' },
    ]);
    expect(row.facts?.address).toEqual({ full: '兵庫県三田市屋敷町7-25', prefecture: '兵庫県' });
    expect(keysOf(row.notUnderstood)).toEqual(['TEL: phoneWithoutAreaCode']);
  });

  it('as in Kawasaki: latitude before longitude, a ward said twice', () => {
    const row = onlyRow({
      Type: '認可保育所',
      Name: 'りす保育園 ',
      Add1: '川崎市川崎区',
      Add2: '川崎区大島5-21-10',
      'geometry.coordinates[0]': '35.522696',
      'geometry.coordinates[1]': '139.718755',
    });
    expect(row.facts).toMatchObject({
      name: 'りす保育園',
      address: { full: '川崎市川崎区大島5-21-10' },
      ward: '川崎区',
      location: { latitude: 35.522696, longitude: 139.718755 },
    });
    expect(row.doubts.map(({ reason }) => reason.key)).toEqual(['locationSwapped']);
  });

  it('as in Nagareyama: vacancies per class as Y, a capacity with a remark', () => {
    const row = onlyRow({
      HID: '1007',
      Type: '認可保育所',
      Name: 'こあら園',
      Vacancy0: 'Y',
      Vacancy1: '',
      Full: '220(分園含む)',
      AgeS: '生後43日',
      TEL: '04-7150-0001',
      Add1: '流山市十太夫99-4',
      Open: '7:00',
      Close: '19:30',
      Extra: 'Y',
    });
    expect(row.facts).toMatchObject({ capacity: 220, ages: { from: { unit: 'days', count: 43 } } });
    expect(row.classCells).toEqual([
      { figure: 'vacancy', ageClass: 0, column: 'Vacancy0', text: 'Y' },
      { figure: 'vacancy', ageClass: 1, column: 'Vacancy1', text: '' },
    ]);
  });

  it('as in Hamamatsu: a first feature that explains the columns is refused as such', () => {
    const row = onlyRow({
      Name: '保育施設名称',
      Type: '認可保育所',
      Ownership: '保育施設の所有権',
      Add1: '保育施設住所１',
      TEL: '電話番号',
      FAX: 'FAX番号',
      Full: '定員',
      AgeS: '保育開始年齢',
      Open: '保育施設開園時間',
      'geometry.coordinates[0]': '',
    });
    expect(row).toMatchObject({ kind: 'refused', refusal: { key: 'rowIsHeader' } });
  });

  it('as in Kumagaya: Japanese property names beside the old ones', () => {
    const row = onlyRow({
      X: '139.39',
      Y: '36.11',
      住所: '小泉237',
      名称: 'ぞう保育所',
      ラベル: 'ぞう',
      website: 'なし',
      url: 'pic/IMG_1.JPG',
      設置: '公立',
      種別: '認可保育所',
      所在地: '小泉237',
      定員: '90',
      開始年齢: '8週',
      終了年齢: '5歳',
      TEL: '048-500-2135',
      データソース: '地理院地図',
    });
    expect(row.facts).toMatchObject({
      name: 'ぞう保育所',
      ownership: 'public',
      capacity: 90,
      ages: { from: { unit: 'days', count: 56 }, until: { unit: 'years', count: 5 } },
    });
    expect(keysOf(row.notUnderstood)).toEqual(['url: webNotUnderstood']);
  });

  it('as in Shinjuku: a reading, a detailed type, capacities per class', () => {
    const row = onlyRow({
      Name: 'しんじゅく第一保育園',
      Name_kana: 'しんじゅくだいいちほいくえん',
      Type: '認可',
      Type_desc: '保育園　区立（公設公営）',
      Capall: '116',
      Cap0: '11',
      Cap1: '21',
      AgeS: '57日',
      AgeE: '2歳クラスまで',
      Ownership: '区立',
      Open: '7:15',
      Close_reg: '18:15',
      Close: '19:15',
      Disabilities: 'Y',
      Add1: '東京都新宿区',
      Add2: '大久保3-11-1',
      TEL: '03-5000-0346',
    });
    expect(row.facts).toMatchObject({
      kana: 'シンジュクダイイチホイクエン',
      type: 'licensed-nursery',
      capacity: 116,
      specialCare: { disability: true },
      ages: { until: { unit: 'class', ageClass: 2 } },
    });
    expect(keysOf(row.doubts)).toEqual(['Type: typeUnsure']);
  });
});

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
