import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anAgency, KITA } from '../../../test/builders/escalation.ts';
import { isOnDuty, isReachable, serves } from './rules.ts';

const office = anAgency({ duty: { on: 'working-days', from: '08:45', until: '17:15' } });
const at = (tokyo: string) => Temporal.Instant.from(`${tokyo}+09:00`);

describe('an agency in office hours', () => {
  it.each([
    ['2026-06-05T08:44:59', false],
    ['2026-06-05T08:45:00', true],
    ['2026-06-05T17:14:59', true],
    ['2026-06-05T17:15:00', false],
    ['2026-06-06T10:00:00', false],
    ['2026-05-05T10:00:00', false],
    ['2026-12-29T10:00:00', false],
  ])('at %s answers: %s', (when, answers) => {
    expect(isOnDuty(office, at(when), [])).toBe(answers);
  });

  it('is closed on a day on which the municipality closes', () => {
    expect(isOnDuty(office, at('2026-06-05T10:00:00'), ['2026-06-05'])).toBe(false);
  });
});

describe('an agency', () => {
  it('of day and night answers on the night before New Year', () => {
    expect(isOnDuty(anAgency(), at('2026-12-31T23:59:59'), [])).toBe(true);
  });

  it('is reachable only when its first contact has a mail address', () => {
    expect(isReachable(anAgency())).toBe(true);
    expect(isReachable(anAgency({ contacts: [{ name: '電話番', phone: '189' }] }))).toBe(false);
    expect(isReachable(anAgency({ contacts: [] }))).toBe(false);
    expect(isReachable(anAgency({ active: false }))).toBe(false);
  });

  it('serves the wards that it names, and none any more once it was closed', () => {
    expect(serves(anAgency({ wards: [KITA] }), 'kita')).toBe(true);
    expect(serves(anAgency({ wards: [KITA] }), 'minami')).toBe(false);
    expect(serves(anAgency({ active: false }), 'kita')).toBe(false);
  });
});
