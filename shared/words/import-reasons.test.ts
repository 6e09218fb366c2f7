import { describe, expect, it } from 'vitest';
import { IMPORT_REASONS } from '../domain/facility/import/reasons.ts';
import en from './en/facility-import.json';
import ja from './ja/facility-import.json';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\$(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('the words of the import', () => {
  it.each(IMPORT_REASONS)('%s is said in both languages with the same values', (key) => {
    expect(placeholders(en[key])).toEqual(placeholders(ja[key]));
  });
});
