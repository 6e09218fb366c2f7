import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { giveKey, isValid, revokeKey } from './api-key.ts';
import { Corporation } from './schema.ts';

const corporation = Corporation.parse({
  municipality: '141003',
  corporationId: 'corporation_01TEST00000000000000000001',
  name: '社会福祉法人みほん会',
  facilityIds: [],
});
const at = (text: string) => Temporal.Instant.from(text);
const given = giveKey(corporation, 'hash', at('2026-11-09T00:00:00Z'));

describe('a corporation’s key', () => {
  it.each([
    ['the moment it is issued', '2026-11-09T00:00:00Z', true],
    ['the last minute of its year', '2027-11-08T23:59:00Z', true],
    ['the first minute after', '2027-11-09T00:00:00Z', false],
  ])('%s: %s', (_, now, expected) => {
    expect(isValid(given.apiKey, at(now))).toBe(expected);
  });

  it('that is renewed has another hash and another year; one that is revoked leaves no trace', () => {
    const renewed = giveKey(given, 'other', at('2027-01-01T00:00:00Z'));
    expect(renewed.apiKey).toEqual({
      hash: 'other',
      issuedAt: '2027-01-01T00:00:00Z',
      expiresAt: '2028-01-01T00:00:00Z',
    });
    expect(revokeKey(renewed)).toEqual(corporation);
    expect(isValid(revokeKey(renewed).apiKey, at('2027-01-01T00:00:00Z'))).toBe(false);
  });
});
