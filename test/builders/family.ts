import { Case } from '../../shared/domain/case/schema.ts';
import { CaseId, ChildId, StaffId } from '../../shared/domain/ids.ts';
import { Staff } from '../../shared/domain/staff/schema.ts';
import { Deferral } from '../../shared/domain/waitlist/schema.ts';

const ulid = (number: number): string => `01TEST${String(number).padStart(20, '0')}`;

export const caseId = (number = 1): CaseId => CaseId.parse(`case_${ulid(number)}`);
export const childId = (number = 1): ChildId => ChildId.parse(`child_${ulid(number)}`);
export const staffId = (number = 1): StaffId => StaffId.parse(`staff_${ulid(number)}`);

type Loose<T> = Partial<{ [Key in keyof T]: unknown }>;

/** An open case of 北区 with one child, born on 10 May 2025, taken by the first consultant. */
export const aCase = ({ family, ...facts }: Loose<Case> & { family?: object } = {}): Case =>
  Case.parse({
    status: 'taken',
    consultantId: staffId(1),
    takenAt: '2026-03-01T00:00:00Z',
    municipality: '990001',
    caseId: caseId(1),
    reference: 'A7KM-2QX4',
    ward: 'kita',
    channel: 'waitlist',
    locale: 'ja',
    consent: { given: 'application', at: '2026-03-01T00:00:00Z' },
    openedAt: '2026-03-01T00:00:00Z',
    ...facts,
    family: {
      guardianName: '見本 花子',
      mail: 'hanako@example.jp',
      phone: '000-1111-2222',
      children: [{ childId: childId(1), name: 'はるき', birth: { kind: 'born', bornOn: '2025-05-10' } }],
      needs: { weekdays: [] },
      ...family,
    },
  });

/** The deferral of that child. */
export const aDeferral = ({ said, ...facts }: Loose<Deferral> & { said?: object } = {}): Deferral =>
  Deferral.parse({
    status: 'deferred',
    municipality: '990001',
    childNumber: '10001',
    ward: 'kita',
    caseId: caseId(1),
    childId: childId(1),
    deferredOn: '2026-02-01',
    ...facts,
    said: {
      childNumber: '10001',
      ward: 'kita',
      childName: 'はるき',
      bornOn: '2025-05-10',
      guardianName: '見本 花子',
      ...said,
    },
  });

/** A consultant of 北区. */
export const aStaff = (facts: Loose<Staff> = {}): Staff =>
  Staff.parse({
    municipality: '990001',
    staffId: staffId(1),
    subject: 'sato',
    name: { ja: '佐藤 みのり', en: 'Minori Sato' },
    role: 'consultant',
    wards: ['kita'],
    mail: 'sato@city.example.jp',
    languages: ['ja'],
    active: true,
    ...facts,
  });
