import type { Agency } from '../../shared/domain/agency/index.ts';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Escalation, Told } from '../../shared/domain/escalation/schema.ts';
import type { AgencyId, EscalationId, StaffId } from '../../shared/domain/ids.ts';
import type { MunicipalityCode, WardCode } from '../../shared/domain/municipality/schema.ts';

export const CITY = '999105' as MunicipalityCode;
export const KITA = 'kita' as WardCode;
export const MINAMI = 'minami' as WardCode;

/** An id whose last letter tells it from others of its kind. */
export const idOf = <T extends string>(prefix: string, letter: string): T =>
  `${prefix}_${'0'.repeat(25)}${letter}` as T;

export const CENTRE = idOf<AgencyId>('agency', 'A');
export const GUIDANCE = idOf<AgencyId>('agency', 'B');
export const RAISER = idOf<StaffId>('staff', 'A');

/** A family centre that serves both wards, with two contacts, day and night. */
export const anAgency = (facts: Partial<Agency> = {}): Agency => ({
  municipality: CITY,
  agencyId: CENTRE,
  kind: 'children-and-families-centre',
  name: { ja: 'みなと市こども家庭センター', en: 'Minato Children and Families Centre' },
  wards: [KITA, MINAMI],
  contacts: [
    { name: '受付', mail: 'success+uketsuke@example.jp', phone: '045-000-0001' },
    { name: '係長', mail: 'success+kakaricho@example.jp', phone: '045-000-0002' },
  ],
  duty: { on: 'day-and-night' },
  active: true,
  ...facts,
});

/** Suspected abuse: 30 minutes per rung, day and night. */
export const aKind = (facts: Partial<EscalationKind> = {}): EscalationKind => ({
  municipality: CITY,
  kind: 'suspected-abuse',
  name: { ja: '虐待の疑い（通告）', en: 'Suspected abuse (notice)' },
  route: [CENTRE, GUIDANCE],
  terms: { minutesPerRung: 30, counted: 'day-and-night', safetyWithin48Hours: true, consent: 'not-needed' },
  callBackPhone: '045-000-0100',
  active: true,
  ...facts,
});

export const aTold = (facts: Partial<Told> = {}): Told => ({
  rung: 1,
  at: '2026-06-05T09:00:00Z',
  agencyId: CENTRE,
  contact: 0,
  undelivered: false,
  ...facts,
});

/** A concern raised on a Friday evening (18:00 in Tokyo). */
export const anEscalation = (
  facts: Partial<Extract<Escalation, { status: 'raised' }>> = {},
): Extract<Escalation, { status: 'raised' }> => ({
  status: 'raised',
  municipality: CITY,
  escalationId: idOf<EscalationId>('escalation', 'A'),
  reference: 'A7KM-2QX4',
  ward: KITA,
  kind: 'suspected-abuse',
  terms: aKind().terms,
  raisedAt: '2026-06-05T09:00:00Z',
  raisedBy: RAISER,
  concern: {
    child: '3歳くらいの男の子',
    seenAndHeard: '腕に新しいあざがあった',
    immediateDanger: 'no',
  },
  told: [],
  questions: [],
  alarm: false,
  ...facts,
});
