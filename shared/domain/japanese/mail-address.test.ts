import { describe, expect, it } from 'vitest';
import { MailAddress, readMailAddress } from './mail-address.ts';

describe('a mail address is understood', () => {
  it.each([
    ['an ordinary one', 'hanako@example.jp', 'hanako@example.jp'],
    ['two dots in a row, as docomo gave them out', 'a..b@docomo.ne.jp', 'a..b@docomo.ne.jp'],
    ['a dot before the @, as au gave them out', 'abc.@ezweb.ne.jp', 'abc.@ezweb.ne.jp'],
    ['a dot at the beginning', '.abc@ezweb.ne.jp', '.abc@ezweb.ne.jp'],
    ['full-width', 'ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ', 'hanako@example.jp'],
    ['a domain in capitals', 'Hanako@Example.JP', 'Hanako@example.jp'],
    ['a plus tag', 'hanako+hoiku@example.jp', 'hanako+hoiku@example.jp'],
    ['spaces around it', ' hanako@example.jp　', 'hanako@example.jp'],
    ['copied from a link', 'mailto:hanako@example.jp', 'hanako@example.jp'],
    ['copied with angle brackets', '<hanako@example.jp>', 'hanako@example.jp'],
  ])('%s', (_, given, expected) => {
    const reading = readMailAddress(given);
    expect(reading.ok && reading.value.value).toBe(expected);
  });
});

describe('a mail address is refused', () => {
  it.each([
    ['', 'mail address is empty'],
    ['hanako.example.jp', 'mail address without @'],
    ['a@example.jp, b@example.jp', 'several mail addresses'],
    ['hanako@example', 'mail address is malformed'],
    ['hanako@example..jp', 'mail address is malformed'],
    ['hanako@-example.jp', 'mail address is malformed'],
    ['花子@example.jp', 'mail address is malformed'],
    ['hanako@example.jp\r\nBcc: x', 'mail address is malformed'],
    ['ha nako@example.jp', 'mail address is malformed'],
    [
      `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(63)}.${'e'.repeat(60)}.jp`,
      'mail address is too long',
    ],
  ])('"%s": %s', (given, kind) => {
    expect(readMailAddress(given)).toEqual({ ok: false, refusal: { kind, given } });
  });

  it('with a line break in it, also where a stored one is parsed', () => {
    expect(MailAddress.safeParse('a@example.jp\n').success).toBe(false);
  });
});

describe('a likely slip is asked about', () => {
  it.each([
    ['hanako@gmial.com', 'hanako@gmail.com'],
    ['hanako@gamil.com', 'hanako@gmail.com'],
    ['hanako@gmail.con', 'hanako@gmail.com'],
    ['hanako@gmail.co.jp', 'hanako@gmail.com'],
    ['hanako@gmial.con', 'hanako@gmail.com'],
    ['hanako@docomo.co.jp', 'hanako@docomo.ne.jp'],
    ['hanako@yhaoo.co.jp', 'hanako@yahoo.co.jp'],
    ['hanako@yahoo.ne.jp', 'hanako@yahoo.co.jp'],
    ['hanako@iclould.com', 'hanako@icloud.com'],
    ['hanako@hoikuen.con', 'hanako@hoikuen.com'],
  ])('%s: did you mean %s?', (given, didYouMean) => {
    expect(readMailAddress(given)).toMatchObject({ ok: true, value: { value: given }, didYouMean });
  });

  it.each([
    ['hanako@docomo.ne.p', 'hanako@docomo.ne.jp'],
    ['hanako@gmial,com', 'hanako@gmail.com'],
  ])('%s is refused, and asked: did you mean %s?', (given, didYouMean) => {
    expect(readMailAddress(given)).toMatchObject({ ok: false, didYouMean });
  });

  it.each(['hanako@gmail.com', 'hanako@au.com', 'hanako@yahoo.com', 'hanako@city.yokohama.lg.jp'])(
    'and %s is not',
    (given) => {
      expect(readMailAddress(given)).not.toHaveProperty('didYouMean');
    },
  );
});
