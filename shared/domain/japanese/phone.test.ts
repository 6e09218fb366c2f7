import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhoneNumber, phoneDigits, readPhone } from './phone.ts';

const readAs = (given: string): string | undefined => {
  const reading = readPhone(given);
  return reading.ok ? reading.value.value : undefined;
};

describe('a phone number is understood', () => {
  it.each([
    ['as it is kept', '045-671-2121', '045-671-2121'],
    ['full-width', '０４５－６７１－２１２１', '045-671-2121'],
    ['with the sound mark for a hyphen', '045ー671ー2121', '045-671-2121'],
    ['with the half-width sound mark', '045ｰ671-2121', '045-671-2121'],
    ['with a minus sign and an em dash', '045−671—2121', '045-671-2121'],
    ['with brackets', '045(671)2121', '045-671-2121'],
    ['with brackets around the area code', '（045）671-2121', '045-671-2121'],
    ['with spaces', '045 671 2121', '045-671-2121'],
    ['with dots', '045.671.2121', '045-671-2121'],
    ['from abroad', '+81-45-671-2121', '045-671-2121'],
    ['from abroad with the trunk zero', '+81 (0)45-671-2121', '045-671-2121'],
    ['with a label', 'TEL：045-671-2121', '045-671-2121'],
    ['with a note behind', '045-671-2121（代表）', '045-671-2121'],
    ['with one hyphen only', '045-6712121', '045-671-2121'],
    ['parted as its owner parts it', '0120-0123-13', '0120-0123-13'],
  ])('%s', (_, given, expected) => {
    expect(readAs(given)).toBe(expected);
  });
});

describe('hyphens are placed where none were typed', () => {
  it.each([
    ['a mobile number', '09012345678', '090-1234-5678'],
    ['an IP phone', '05012345678', '050-1234-5678'],
    ['a free dial', '0120123456', '0120-123-456'],
    ['the longer free dial', '08001234567', '0800-123-4567'],
    ['Tokyo', '0312345678', '03-1234-5678'],
    ['Osaka', '0612345678', '06-1234-5678'],
    ['Yokohama', '0456712121', '045-671-2121'],
    ['Matsudo', '0473661111', '047-366-1111'],
    ['Kashiwa, beside it', '0471671111', '04-7167-1111'],
    ['Fujisawa, within 046', '0466251111', '0466-25-1111'],
    ['Musashino, within 042', '0422511111', '0422-51-1111'],
    ['a small town', '0152441111', '0152-44-1111'],
  ])('%s', (_, given, expected) => {
    expect(readAs(given)).toBe(expected);
    const reading = readPhone(given);
    expect(reading.ok && reading.value.changes).toEqual(['format']);
  });
});

describe('a phone number is refused', () => {
  it.each([
    ['', 'phone is empty'],
    ['なし', 'phone has other letters'],
    ['491-1555', 'phone without area code'],
    ['045-671-212', 'phone is too short'],
    ['045-671-21212', 'phone is too long'],
    ['145-671-2121', 'phone does not begin with 0'],
    ['045-671-2121 内線123', 'phone has an extension'],
    ['045-671-2121、045-671-2122', 'several phone numbers'],
    ['045-671-2121 / 045-671-2122', 'several phone numbers'],
    ['(児)045-671-2121(放)045-671-2122', 'several phone numbers'],
  ])('"%s": %s', (given, kind) => {
    expect(readPhone(given)).toEqual({ ok: false, refusal: { kind, given } });
  });
});

describe('laws', () => {
  const digits = fc.oneof(
    fc.stringMatching(/^0[1-9][1-9]\d{7}$/),
    fc.stringMatching(/^0[789]0\d{8}$/),
    fc.stringMatching(/^0120\d{6}$/),
  );

  it('placing hyphens never changes the digits, and what was placed is kept', () => {
    fc.assert(
      fc.property(digits, (given) => {
        const value = PhoneNumber.parse(readAs(given));
        expect(phoneDigits(value)).toBe(given);
        expect(readAs(value)).toBe(value);
      }),
    );
  });

  it('one look-alike of a hyphen is as good as another', () => {
    const lookAlike = fc.constantFrom(...'-‐‑‒–—―−ー－ｰ─﹣');
    fc.assert(
      fc.property(lookAlike, lookAlike, (one, other) => {
        expect(readAs(`045${one}671${other}2121`)).toBe('045-671-2121');
      }),
    );
  });
});
