import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReaderConfig } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { itemsInText, UnreadableItems } from './item-formats.ts';

const JSON_FILE: ReaderConfig = { InputType: 'JSON' };
const value = fc.jsonValue({ maxDepth: 2 }).map((one) => JSON.parse(JSON.stringify(one)) as Json);

describe('a file of JSON', () => {
  it('gives the list that it holds', () => {
    fc.assert(
      fc.property(fc.array(value), (items) => {
        expect(itemsInText(JSON.stringify(items, null, 2), JSON_FILE)).toEqual(items);
      }),
    );
  });

  it('gives the list to which a pointer leads, however its names are written', () => {
    const name = fc.string({
      minLength: 1,
      maxLength: 4,
      unit: fc.constantFrom('a', '/', '~', '0', '1', '家'),
    });
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.array(value, { maxLength: 3 }),
        (names, items) => {
          const whole = names.reduceRight<Json>((inner, step) => ({ [step]: inner }), items);
          const pointer = names
            .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
            .join('');
          expect(itemsInText(JSON.stringify(whole), { ...JSON_FILE, ItemsPointer: pointer })).toEqual(items);
        },
      ),
    );
  });

  it('may be pointed into by places of lists', () => {
    expect(itemsInText('{"a":[{"b":[1,2]}]}', { ...JSON_FILE, ItemsPointer: '/a/0/b' })).toEqual([1, 2]);
  });

  it.each(['{"a": 1}', '5', 'null', '"text"'])('holds no items if it is %s', (text) => {
    expect(() => itemsInText(text, JSON_FILE)).toThrow('Attempting to map over non-iterable node.');
  });

  it.each(['', '[1', 'no'])('cannot be read if it is %j', (text) => {
    expect(() => itemsInText(text, JSON_FILE)).toThrow(UnreadableItems);
  });
});

describe('a file of JSON lines', () => {
  it('gives what each line holds; empty lines hold nothing', () => {
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom('\n', '\r\n', '\n\n'), (items, end) => {
        const text = items.map((item) => JSON.stringify(item) + end).join('');
        expect(itemsInText(text, { InputType: 'JSONL' })).toEqual(items);
      }),
    );
  });
});

describe('a file of CSV', () => {
  const first: ReaderConfig = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
  const given: ReaderConfig = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['id', 'ward'] };

  it('gives each row by its headers, whatever its cells hold', () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('a', ',', '"', '\n', ' ', '区') });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.record({ id: cell, ward: cell }), { minLength: 1, maxLength: 5 }), (rows) => {
        const lines = rows.map(({ id, ward }) => `${quoted(id)},${quoted(ward)}`).join('\n');
        expect(itemsInText(`id,ward\n${lines}\n`, first)).toEqual(rows);
        expect(itemsInText(`${lines}\n`, given)).toEqual(rows);
      }),
    );
  });

  it.each<[ReaderConfig['CSVDelimiter'], string]>([
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['SPACE', ' '],
    ['TAB', '\t'],
  ])('may be delimited by %s', (CSVDelimiter, between) => {
    expect(
      itemsInText(`a${between}b\n1${between}2\n`, { ...first, ...(CSVDelimiter ? { CSVDelimiter } : {}) }),
    ).toEqual([{ a: '1', b: '2' }]);
  });

  it.each([
    ['short rows are filled up', 'a,b\n1\n', [{ a: '1', b: '' }]],
    ['what goes beyond the headers is left out', 'a\n1,2\n', [{ a: '1' }]],
    ['a mark of byte order is no part of the first header', '﻿a\n1\n', [{ a: '1' }]],
    ['numbers stay text', 'a\n007\n', [{ a: '007' }]],
    ['no rows, no items', 'a,b\n', []],
    ['nothing, no items', '', []],
  ])('%s', (_what, text, items) => {
    expect(itemsInText(text, first)).toEqual(items);
  });

  it('takes no header twice', () => {
    expect(() => itemsInText('a,a\n1,2\n', first)).toThrow('CSV headers cannot contain duplicates.');
  });
});
