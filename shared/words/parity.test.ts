import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { wordsApart } from './parity.ts';
import { LOCALES, type MessageKey, speak } from './translate.ts';

describe('parity of the languages', () => {
  it('finds a text that is missing, one too many, and one that takes another value', () => {
    const ja = { mail: { hello: 'こんにちは {$name}', bye: 'さようなら' } };
    const en = { mail: { hello: 'Hello {$who}', late: 'You are late' } };
    expect(wordsApart(ja, en, 'en')).toEqual([
      'en lacks mail.bye',
      'en has mail.late, which ja has not',
      'en mail.hello takes who, ja takes name',
    ]);
  });

  it.each(LOCALES)('%s says all that Japanese says', (locale) => {
    expect(wordsApart(catalogue.ja, catalogue[locale], locale)).toEqual([]);
  });

  it.each(LOCALES)('every message of %s can be read by MessageFormat', (locale) => {
    const t = speak(locale);
    for (const [feature, texts] of Object.entries(catalogue[locale])) {
      for (const [key, text] of Object.entries(texts as Record<string, string>)) {
        const values = Object.fromEntries(
          [...text.matchAll(/\$([A-Za-z]\w*)/g)].map((match) => [match[1] ?? '', '7']),
        );
        expect(t(`${feature}.${key}` as MessageKey, values)).not.toMatch(/\{\$|\{\|/);
      }
    }
  });
});
