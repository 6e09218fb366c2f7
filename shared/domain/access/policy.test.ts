import { describe, expect, it } from 'vitest';
import { StaffId } from '../ids.ts';
import { MunicipalityCode, WardCode } from '../municipality/schema.ts';
import { StaffRole } from '../staff/schema.ts';
import { mayI, type Resource, type Verb } from './policy.ts';
import type { Principal } from './principal.ts';

const HERE = MunicipalityCode.parse('990019');
const ELSEWHERE = '990027';
const KITA = WardCode.parse('kita');

const WHERE = ['own ward', 'other ward', 'other municipality'] as const;
const KINDS = ['case', 'task', 'waitlist', 'escalation', 'survey', 'registry'] as const;
const VERBS: Verb[] = ['read', 'write'];

type Where = (typeof WHERE)[number];
type Kind = (typeof KINDS)[number];

/**
 * What each role may do where, by hand: r read, w write, - nothing. Columns as in `WHERE`. What belongs to no ward
 * (surveys, the registry) is the same in every ward.
 */
const RIGHTS: Record<StaffRole, Record<Kind, [string, string, string]>> = {
  consultant: {
    case: ['rw', '-', '-'],
    task: ['rw', '-', '-'],
    waitlist: ['rw', '-', '-'],
    escalation: ['rw', '-', '-'],
    survey: ['rw', 'rw', '-'],
    registry: ['r', 'r', '-'],
  },
  supervisor: {
    case: ['rw', '-', '-'],
    task: ['rw', '-', '-'],
    waitlist: ['rw', '-', '-'],
    escalation: ['rw', '-', '-'],
    survey: ['rw', 'rw', '-'],
    registry: ['rw', 'rw', '-'],
  },
  administrator: {
    case: ['-', '-', '-'],
    task: ['-', '-', '-'],
    waitlist: ['-', '-', '-'],
    escalation: ['-', '-', '-'],
    survey: ['rw', 'rw', '-'],
    registry: ['rw', 'rw', '-'],
  },
};

const aResource = (kind: Kind, where: Where): Resource => {
  const municipality = where === 'other municipality' ? ELSEWHERE : HERE;
  const ward = where === 'other ward' ? 'hama' : 'kita';
  switch (kind) {
    case 'case':
      return { kind, municipality, ward, caseId: 'case_1' };
    case 'task':
    case 'waitlist':
      return { kind, municipality, ward };
    case 'escalation':
      return { kind, municipality, ward, escalationId: 'escalation_1', agencyIds: [] };
    case 'survey':
      return { kind, municipality, facilityId: 'facility_1', campaignId: 'campaign_1' };
    case 'registry':
      return { kind, municipality };
    default:
      return kind satisfies never;
  }
};

const aStaff = (role: StaffRole): Principal => ({
  who: 'staff',
  municipality: HERE,
  staffId: StaffId.parse('staff_01TESTTESTTESTTESTTESTTEST'),
  role,
  wards: [KITA],
});

const cells = StaffRole.options.flatMap((role) =>
  KINDS.flatMap((kind) =>
    WHERE.flatMap((where, column) =>
      VERBS.map((verb) => ({
        role,
        kind,
        where,
        verb,
        may: RIGHTS[role][kind][column]?.includes(verb === 'read' ? 'r' : 'w') ?? false,
      })),
    ),
  ),
);

describe('who of the staff may read and write what', () => {
  it('is decided for every role, thing, verb and place', () => {
    expect(cells).toHaveLength(3 * 6 * 3 * 2);
  });

  it.each(cells)('$role, $verb $kind, $where: $may', ({ role, kind, where, verb, may }) => {
    expect(mayI(aStaff(role), verb, aResource(kind, where)).ok).toBe(may);
  });

  it.each([
    ['a consultant', 'consultant', 'staff_2', false, false],
    ['a supervisor, a round that a colleague prepared', 'supervisor', 'staff_2', true, true],
    ['an administrator, a round that a colleague prepared', 'administrator', 'staff_2', true, true],
    ['a supervisor, their own round to many', 'supervisor', 'staff_01TESTTESTTESTTESTTESTTEST', true, false],
    ['a supervisor, their own round to few', 'supervisor', 'staff_01TESTTESTTESTTESTTESTTEST', false, true],
  ] as const)('%s', (_, role, preparedBy, needsSecondPerson, may) => {
    const round = { kind: 'round', municipality: HERE, preparedBy, needsSecondPerson } as const;
    expect(mayI(aStaff(role), 'write', round).ok).toBe(may);
    expect(mayI(aStaff(role), 'read', round).ok).toBe(true);
  });

  it('nobody of the public may do anything', () => {
    const somebody: Principal = { who: 'public', municipality: HERE };
    for (const { kind, where, verb } of cells) {
      expect(mayI(somebody, verb, aResource(kind, where)).ok).toBe(false);
    }
  });
});
