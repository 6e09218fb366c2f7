import { describe, expect, it } from 'vitest';
import { Intake } from './schema.ts';

const typed = {
  guardianName: '港　花子',
  mail: 'hanako@example.jp',
  birthKind: 'born',
  birthDate: 'R7.4.2',
  ward: 'kita',
  consent: 'yes',
};

const faultsOf = (change: Record<string, unknown>) => {
  const read = Intake.safeParse({ ...typed, ...change });
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('the intake form', () => {
  it('takes what a person types at night on a phone: full width, no hyphens, eras, 「8時」', () => {
    const read = Intake.parse({
      ...typed,
      phone: '０９０１２３４５６７８',
      postalCode: '９９９００１１',
      from: '８時',
      until: '1800',
      wishedFrom: '2026-04',
    });
    expect(read).toMatchObject({
      guardianName: '港 花子',
      phone: '090-1234-5678',
      birthDate: '2025-04-02',
      postalCode: '999-0011',
      from: '08:00',
      until: '18:00',
      wishedFrom: '2026-04-01',
    });
  });

  it('needs only a name, one way to reach the family, a child, the ward and consent', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ mail: '', phone: '045-671-2121' })).toEqual([]);
  });

  it('tells a missing contact together with everything else that is missing', () => {
    const faults = faultsOf({ mail: '', guardianName: '', consent: '' });
    expect(faults).toContain('mail: no contact');
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['guardianName', 'consent', 'mail']),
    );
  });

  it('does not say twice that an address is wrong', () => {
    expect(faultsOf({ mail: 'hanako' })).toHaveLength(1);
  });

  it.each([
    ['pick-up before drop-off', { from: '18:00', until: '8:00' }, 'until: ends before it begins'],
    ['pick-up at drop-off', { from: '8:00', until: '8:00' }, 'until: ends before it begins'],
  ])('refuses %s', (_, change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it('takes carrier addresses with odd dots, which families really have', () => {
    expect(faultsOf({ mail: 'a..b.@docomo.ne.jp' })).toEqual([]);
  });
});
