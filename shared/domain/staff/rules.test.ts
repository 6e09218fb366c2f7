import { describe, expect, it } from 'vitest';
import { staffBySubject } from './rules.ts';
import { Staff } from './schema.ts';

const aStaff = (facts: object = {}): Staff =>
  Staff.parse({
    municipality: '990019',
    staffId: 'staff_01TESTTESTTESTTESTTESTTEST',
    subject: 'sato',
    name: { ja: '佐藤' },
    role: 'consultant',
    wards: ['kita'],
    mail: 'sato@city.example.jp',
    languages: ['ja'],
    active: true,
    ...facts,
  });

const elsewhere = { municipality: '990027' };

describe('who a sign-in is', () => {
  it('is the one person of this subject who works here now', () => {
    const sato = aStaff();
    expect(staffBySubject([aStaff({ subject: 'ito' }), sato], 'sato')).toEqual({ ok: true, value: sato });
  });

  it('is refused for a subject that nobody has', () => {
    expect(staffBySubject([aStaff()], 'nobody')).toMatchObject({ refusal: { kind: 'StaffUnknown' } });
  });

  it('is refused for somebody who left', () => {
    expect(staffBySubject([aStaff({ active: false })], 'sato')).toMatchObject({
      refusal: { kind: 'StaffInactive' },
    });
  });

  it('who moved to another municipality belongs there', () => {
    const moved = aStaff(elsewhere);
    expect(staffBySubject([aStaff({ active: false }), moved], 'sato')).toEqual({ ok: true, value: moved });
  });

  it('who is active in two municipalities is let into neither', () => {
    expect(staffBySubject([aStaff(), aStaff(elsewhere)], 'sato')).toMatchObject({
      refusal: { kind: 'StaffUnknown' },
    });
  });
});
