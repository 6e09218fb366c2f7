import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { openSheet } from './open-sheet.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cp932 = (text: string): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
const opened = (bytes: Uint8Array) => {
  const answer = openSheet(bytes);
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
};

const TABLE = '名称,住所,電話番号\r\nひよこ保育園,横浜市港北区,045-000-0001\r\n';

describe('a file of facilities is opened', () => {
  it.each<[string, Uint8Array, string]>([
    ['in UTF-8', utf8(TABLE), 'utf-8'],
    ['in UTF-8 with a byte-order mark', utf8(`\ufeff${TABLE}`), 'utf-8'],
    ['in CP932', cp932(TABLE), 'cp932'],
    [
      'in UTF-16 with a byte-order mark',
      new Uint8Array(Buffer.from(`\ufeff${TABLE}`, 'utf16le')),
      'utf-16le',
    ],
    ['with tabs', utf8(TABLE.replaceAll(',', '\t')), 'utf-8'],
    ['with semicolons', utf8(TABLE.replaceAll(',', ';')), 'utf-8'],
    ['with unix line ends', utf8(TABLE.replaceAll('\r\n', '\n')), 'utf-8'],
  ])('%s', (_, bytes, encoding) => {
    const answer = opened(bytes);
    expect(answer.encoding).toBe(encoding);
    expect(answer.sheet.columns).toEqual(['名称', '住所', '電話番号']);
    expect(answer.sheet.rows.map(({ cells }) => cells)).toEqual([
      ['ひよこ保育園', '横浜市港北区', '045-000-0001'],
    ]);
  });

  it('with the header below titles and empty lines', () => {
    const answer = opened(utf8(`令和8年度 保育所等一覧,,\n,,\n令和8年4月1日現在,,\n${TABLE}`));
    expect(answer.sheet.titles).toEqual(['令和8年度 保育所等一覧', '', '令和8年4月1日現在']);
    expect(answer.sheet.rows).toEqual([{ line: 5, cells: ['ひよこ保育園', '横浜市港北区', '045-000-0001'] }]);
  });

  it('with characters that Windows added to Shift_JIS', () => {
    const answer = opened(cp932('名称,住所\r\n㈱髙島ひよこ①園,横浜市\r\n'));
    expect(answer.sheet.rows[0]?.cells[0]).toBe('㈱髙島ひよこ①園');
  });

  it('with a line break inside a quoted cell, and rows of different length', () => {
    const answer = opened(utf8('名称,備考,住所\n"ひよこ\n保育園","""園庭""あり",横浜市,余り\nうさぎ\n'));
    expect(answer.sheet.rows.map(({ cells }) => cells)).toEqual([
      ['ひよこ\n保育園', '"園庭"あり', '横浜市', '余り'],
      ['うさぎ'],
    ]);
  });

  it('as GeoJSON, each feature with its own properties', () => {
    const json = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { Name: 'ひよこ', Full: 90 },
          geometry: { type: 'Point', coordinates: [139.6, 35.5] },
        },
        { type: 'Feature', properties: { Name: 'うさぎ', Temp: null }, geometry: null },
      ],
    };
    const answer = opened(utf8(`\ufeff${JSON.stringify(json)}`));
    expect(answer.format).toBe('geojson');
    expect(answer.sheet.columns).toEqual([
      'Name',
      'Full',
      'Temp',
      'geometry.coordinates[0]',
      'geometry.coordinates[1]',
    ]);
    expect(answer.sheet.rows).toEqual([
      { line: 1, cells: ['ひよこ', '90', '', '139.6', '35.5'] },
      { line: 2, cells: ['うさぎ', '', '', '', ''] },
    ]);
  });

  it('with a header of two lines, as merged cells leave it', () => {
    const answer = opened(
      utf8(
        '施設番号,施設名,受入可能数,,,開所時間,\n,,0歳児,1歳児,2歳児,開始,終了\n1,ひよこ,3,0,,7:00,19:00\n',
      ),
    );
    expect(answer.sheet.columns).toEqual([
      '施設番号',
      '施設名',
      '受入可能数_0歳児',
      '受入可能数_1歳児',
      '受入可能数_2歳児',
      '開所時間_開始',
      '開所時間_終了',
    ]);
    expect(answer.sheet.rows).toEqual([{ line: 3, cells: ['1', 'ひよこ', '3', '0', '', '7:00', '19:00'] }]);
  });

  it('and a first record with an empty name is no second line of the header', () => {
    expect(opened(utf8('名称,住所\n,横浜市\nひよこ,横浜市\n')).sheet.rows).toHaveLength(2);
  });

  it('as the answer of an open-data catalogue', () => {
    const answer = opened(utf8('{"success":true,"result":{"records":[{"名称":"ひよこ","住所":"横浜市"}]}}'));
    expect(answer.sheet.rows[0]?.cells.slice(0, 2)).toEqual(['ひよこ', '横浜市']);
  });

  it('as a plain list of records', () => {
    const answer = opened(utf8('[{"name":"ひよこ","address":"横浜市"}]'));
    expect(answer.sheet.rows[0]?.cells.slice(0, 2)).toEqual(['ひよこ', '横浜市']);
  });
});

describe('a file is refused', () => {
  it.each<[string, Uint8Array, string]>([
    ['Excel itself', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2]), 'file is a spreadsheet'],
    ['old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'file is a spreadsheet'],
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0xfd]), 'bytes are no text'],
    ['broken JSON', utf8('{"features": ['), 'JSON is broken'],
    ['JSON without features', utf8('{"a": 1}'), 'JSON holds no features'],
    ['a table of something else', utf8('果物,色\nりんご,赤\n'), 'no header found'],
    ['an empty file', utf8(''), 'no header found'],
  ])('%s', (_, bytes, kind) => {
    expect(openSheet(bytes)).toMatchObject({ ok: false, refusal: { kind } });
  });
});
