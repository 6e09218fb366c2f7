import { describe, expect, it } from 'vitest';
import { readPostalCode } from './postal-code.ts';

describe('a postal code', () => {
  it.each([
    ['231-0005', []],
    ['2310005', ['format']],
    ['〒231-0005', ['prefix']],
    ['〒 ２３１ー０００５', ['width', 'hyphens', 'prefix']],
    ['231 0005', ['format']],
    ['231−0005', ['hyphens']],
  ])('%s is 231-0005, changed by %j', (given, changes) => {
    expect(readPostalCode(given)).toEqual({ ok: true, value: { value: '231-0005', given, changes } });
  });

  it.each([
    ['', 'postal code is empty'],
    ['231-005', 'postal code needs seven digits'],
    ['23100055', 'postal code needs seven digits'],
    ['横浜市', 'postal code needs seven digits'],
  ])('"%s" is refused: %s', (given, kind) => {
    expect(readPostalCode(given)).toEqual({ ok: false, refusal: { kind, given } });
  });
});
