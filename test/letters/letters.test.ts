import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allLetters } from '../../functions/hosts/all-letters.ts';
import type { Letter } from '../../shared/mail/letter.ts';
import { LOCALES, speak } from '../../shared/words/translate.ts';
import { renderedLetters } from './rendered-letters.ts';

/** `APPROVE=1 npx vitest run test/letters` writes the files anew; whoever does so reads what has changed. */
const APPROVE = process.env.APPROVE === '1';
const FOLDER = new URL('./approved/', import.meta.url);

const files = Object.entries(renderedLetters).flatMap(([name, shapes]) =>
  Object.entries(shapes).flatMap(([shape, letterIn]) =>
    LOCALES.map((locale) => ({
      file: `${[name, shape].filter(Boolean).join('.')}.${locale}.txt`,
      letter: letterIn(locale),
      locale,
    })),
  ),
);

/** A mail as a person reads it: who writes, about what, and the text. */
const asRead = (sender: string, { subject, text }: Letter): string => `${sender}\n${subject}\n\n${text}`;

const textOf = (html: string): string =>
  html
    .replaceAll(/<head>.*<\/head>/g, '')
    .replaceAll('<br>', '\n')
    .replaceAll(/<\/p>\n?/g, '\n\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

describe.each(files)('$file', ({ file, letter, locale }) => {
  const sender = speak(locale)('mail.from', { municipality: locale === 'ja' ? 'みほん市' : 'Mihon City' });

  it('reads as it was approved', () => {
    if (APPROVE) writeFileSync(new URL(file, FOLDER), asRead(sender, letter));
    const approved = readdirSync(FOLDER).includes(file) ? readFileSync(new URL(file, FOLDER), 'utf8') : '';
    expect(
      asRead(sender, letter),
      'Read the difference; if it is meant, run: APPROVE=1 npx vitest run test/letters',
    ).toBe(approved);
  });

  it('says the same to those who see HTML', () => {
    expect(textOf(letter.html)).toBe(letter.text.trim());
  });

  it('names the complaints desk (R5(7)), and each day with its weekday', () => {
    expect(letter.text).toContain('000-000-0190');
    expect(letter.text).not.toMatch(/\d{4}-\d{2}-\d{2}|\d日(?!\()/);
    expect(letter.text).not.toMatch(/(?<!day,? )\b\d{1,2} (January|November|December)/);
  });
});

describe('the approved letters', () => {
  it('are all that the outbox can send, and no others', () => {
    expect(Object.keys(renderedLetters).sort()).toEqual(Object.keys(allLetters).sort());
    expect(readdirSync(FOLDER).sort()).toEqual(files.map(({ file }) => file).sort());
  });

  it('tell a family and an agency that they keep silent on purpose, and a family whom to phone', () => {
    const saying = (words: string) =>
      files.filter(({ letter }) => letter.text.includes(words)).map(({ file }) => file.split('.')[0]);
    const families = [
      'case-taken',
      'follow-up-question',
      'follow-up-reminder',
      'intake-received',
      'intake-received',
      'options-offered',
      'options-reminder',
    ];
    expect(saying('お問い合わせ：みほん市 保育相談窓口').sort()).toEqual(families);
    expect(saying('個人情報を守るため').sort()).toEqual(
      [...families, 'escalation-notice', 'escalation-notice', 'escalation-outcome-due'].sort(),
    );
  });
});
