import { describe, expect, it } from 'vitest';
import { keysOf, onlyRow } from '../../../../test/builders/sheet.ts';
import type { FacilityFacts } from '../schema.ts';

// One invented record per dialect met in published files; the spellings are theirs, the facilities are not.
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
