import { confirmEscalation } from '../../functions/escalation/acknowledge.ts';
import { saveAgency, saveKind } from '../../functions/escalation/directory.ts';
import { raiseConcern } from '../../functions/escalation/raise.ts';
import { recordOutcome } from '../../functions/escalation/settle.ts';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import type { AlterTemplates } from '../../infra/local/template/declare-home.ts';
import type { Twin } from '../../infra/local/twin.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Concern, Escalation } from '../../shared/domain/escalation/schema.ts';
import type { StaffId } from '../../shared/domain/ids.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import type { Result } from '../../shared/runtime/result.ts';
import { escalationOf } from '../../shared/store/escalations.ts';
import { municipalities, staffRecords } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksOf } from '../../shared/store/tasks.ts';
import { creating } from '../../shared/store/writes.ts';
import { aTwin } from '../infra/at-home.ts';
import { city } from './a-city.ts';
import { aKind, anAgency, CENTRE, CITY, GUIDANCE, idOf, KITA, RAISER } from './escalation.ts';

export const consultant: Staff = {
  municipality: CITY,
  staffId: RAISER,
  subject: 'consultant',
  name: { ja: '北 あかり' },
  role: 'consultant',
  wards: [KITA],
  mail: 'success+akari@city.example.jp',
  languages: ['ja'],
  active: true,
};

export const supervisor: Staff = {
  ...consultant,
  staffId: idOf<StaffId>('staff', 'B'),
  subject: 'supervisor',
  name: { ja: '北 まもる' },
  role: 'supervisor',
  mail: 'success+mamoru@city.example.jp',
};

export const principal = ({ municipality, staffId, role, wards }: Staff) => ({
  who: 'staff' as const,
  municipality,
  staffId,
  role,
  wards,
});

/** The contacts of the scene: the family centre has two, the child guidance centre one. */
export const MAILS = {
  first: 'success+uketsuke@example.jp',
  second: 'success+kakaricho@example.jp',
  guidance: 'success+jisou@example.jp',
  supervisor: supervisor.mail,
};

/** The sweeper comes every five minutes: over months of virtual time it is all that would be run. */
const withoutSweeper: AlterTemplates = (stacks) => {
  for (const { template } of stacks) {
    for (const [logicalId, { Type }] of Object.entries(template.Resources)) {
      if (Type === 'AWS::Scheduler::Schedule') delete template.Resources[logicalId];
    }
  }
};

type SceneOptions = { agency?: Partial<Agency>; kind?: Partial<EscalationKind>; startsAt?: string };

/** A twin with a city of two wards, its staff, two agencies and one kind of concern, on a Friday at 18:00 in Tokyo. */
export const anEscalationScene = async ({ agency, kind, startsAt }: SceneOptions = {}) => {
  const twin = await aTwin({
    foundCity: false,
    clockStartsAtEpochMs: Date.parse(startsAt ?? '2026-06-05T18:00:00+09:00'),
    alterTemplates: withoutSweeper,
  });
  const services = twin.store;
  const admin: Principal = { who: 'service', municipality: CITY, name: 'scene' };
  await services.store.commit([
    creating(municipalities, city, 'There'),
    creating(staffRecords, consultant, 'There'),
    creating(staffRecords, supervisor, 'There'),
  ]);
  acceptedOf(await saveAgency(services, admin, anAgency(agency)));
  const guidance = anAgency({
    agencyId: GUIDANCE,
    kind: 'child-guidance-centre',
    name: { ja: 'みなと児童相談所', en: 'Minato Child Guidance Centre' },
    contacts: [{ name: '虐待対応', mail: MAILS.guidance, phone: '189' }],
  });
  acceptedOf(await saveAgency(services, admin, guidance));
  const theKind = acceptedOf(await saveKind(services, admin, aKind(kind)));
  return { twin, services, theKind, ...actsIn(twin, services, theKind) };
};
export type EscalationScene = Awaited<ReturnType<typeof anEscalationScene>>;

const aConcern: Concern = {
  child: '3歳くらいの男の子',
  seenAndHeard: '腕に新しいあざがあった',
  immediateDanger: 'no',
};

const agency = { who: 'agency', municipality: CITY, agencyId: CENTRE, contact: 0 } as const;

const actsIn = (twin: Twin, services: Services, kind: EscalationKind) => ({
  raise: async (concern: Partial<Concern> = {}) => {
    const raised = await raiseConcern(services, {
      municipality: city,
      by: principal(consultant),
      onceKey: 'the button',
      kind,
      ward: KITA,
      concern: { ...aConcern, ...concern },
    });
    await twin.timeline.quiet();
    return acceptedOf(raised).escalationId as Escalation['escalationId'];
  },
  confirm: async (escalationId: Escalation['escalationId'], name = '山田') => {
    const outcome = await confirmEscalation(services, {
      municipality: city,
      principal: { ...agency, escalationId },
      escalationId,
      name,
      how: 'button',
    });
    await twin.timeline.quiet();
    return acceptedOf(outcome);
  },
  settle: async (escalationId: Escalation['escalationId']) => {
    const outcome = await recordOutcome(services, {
      municipality: city,
      principal: principal(supervisor),
      escalationId,
      outcome: { kind: 'child-seen', seenBy: '山田', seenAt: twin.timeline.now().toString(), where: '自宅' },
    });
    await twin.timeline.quiet();
    return acceptedOf(outcome);
  },
  pass: (minutes: number) => twin.moveTo(twin.timeline.nowEpochMs() + minutes * 60_000),
  escalation: async (escalationId: string): Promise<Escalation> => {
    const kept = await escalationOf(services.store, CITY, escalationId);
    if (!kept) throw new Error('no such escalation');
    return kept.value;
  },
  openTasks: async () => (await openTasksOf(services.store, CITY, KITA)).map((task) => task.kind),
  mailsTo: (address: string) => twin.mailbox.mails.filter(({ to }) => to.includes(address)),
});

/** @throws with the refusal's name. */
export const acceptedOf = <T>(result: Result<T, { kind: string }>): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  return result.value;
};

/** The link of the newest mail to an address. */
export const newestLinkTo = (twin: Twin, address: string): string => {
  const mail = twin.mailbox.mails.filter(({ to }) => to.includes(address)).at(-1);
  const link = mail && readableMail(mail, twin.mailbox).links.find((one) => one.includes('?link='));
  if (!link) throw new Error(`no mail with a link to ${address}`);
  return link.replace(twin.origin, '');
};
