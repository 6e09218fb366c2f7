import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf, readMunicipalityCode } from './municipality-code.ts';

describe('a municipality code', () => {
  it.each([
    ['横浜市', '141003'],
    ['港北区', '141097'],
    ['札幌市', '011002'],
    ['千代田区', '131016'],
    ['松戸市', '122076'],
    ['郡山市', '072036'],
  ])('%s: %s has the right check digit, and five digits gain it', (_, code) => {
    expect(readMunicipalityCode(code)).toMatchObject({ ok: true, value: { value: code, changes: [] } });
    expect(readMunicipalityCode(code.slice(0, 5))).toMatchObject({
      ok: true,
      value: { value: code, changes: ['format'] },
    });
  });

  it('is understood in full width', () => {
    expect(readMunicipalityCode('１４１００３')).toMatchObject({ ok: true, value: { value: '141003' } });
  });

  it.each([
    ['', 'municipality code is empty'],
    ['1100', 'municipality code needs five or six digits'],
    ['横浜市', 'municipality code needs five or six digits'],
    ['141004', 'municipality code has a wrong check digit'],
    ['114003', 'municipality code has a wrong check digit'],
  ])('"%s" is refused: %s', (given, kind) => {
    expect(readMunicipalityCode(given)).toEqual({ ok: false, refusal: { kind, given } });
  });

  it('with one wrong digit among the first five is nearly always refused', () => {
    // 11 remainders share 10 digits: only remainders 0 and 10 (digits 1 and 1) can hide an error.
    const fiveDigits = fc.stringMatching(/^\d{5}$/);
    fc.assert(
      fc.property(fiveDigits, fc.nat(4), fc.integer({ min: 1, max: 9 }), (code, place, shift) => {
        const digit = (Number(code.charAt(place)) + shift) % 10;
        const wrong = `${code.slice(0, place)}${digit}${code.slice(place + 1)}`;
        const hidden = checkDigitOf(code) === checkDigitOf(wrong);
        expect(hidden && checkDigitOf(code) !== 1).toBe(false);
      }),
    );
  });
});
