import { describe, expect, it } from 'vitest';
import { fullName, readPersonName } from './person-name.ts';

const readAs = (given: string) => {
  const reading = readPersonName(given);
  return reading.ok ? reading.value.value : undefined;
};

describe("a person's name", () => {
  it.each([
    ['山田　花子', '山田', '花子'],
    ['山田 花子', '山田', '花子'],
    [' 山田  花子 ', '山田', '花子'],
    ['Smith Anna', 'Smith', 'Anna'],
    ['ﾔﾏﾀﾞ ﾊﾅｺ', 'ヤマダ', 'ハナコ'],
    ['髙橋　﨑子', '髙橋', '﨑子'],
  ])('"%s" is parted where the person parted it', (given, family, first) => {
    expect(readAs(given)).toEqual({ kind: 'parted', family, given: first });
  });

  it.each(['山田花子', 'Maria da Silva Sato', 'グエン・ティ・ラン'])('"%s" stays whole', (given) => {
    expect(readAs(given)).toEqual({ kind: 'whole', full: given });
  });

  it('is addressed as it was given', () => {
    expect(fullName({ kind: 'parted', family: '山田', given: '花子' })).toBe('山田 花子');
    expect(fullName({ kind: 'whole', full: '山田花子' })).toBe('山田花子');
  });

  it.each([
    ['　', 'name is empty'],
    ['あ'.repeat(121), 'name is too long'],
  ])('is refused: %#', (given, kind) => {
    expect(readPersonName(given)).toEqual({ ok: false, refusal: { kind, given } });
  });
});
