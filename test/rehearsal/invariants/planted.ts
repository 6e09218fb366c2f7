import type { World } from '../world.ts';
import type { Snapshot } from './snapshot.ts';

type Planted = { world: World; snapshot: Snapshot };
type Plant = (world: World, snapshot: Snapshot) => Planted;

const inSnapshot =
  (change: (snapshot: Snapshot) => void): Plant =>
  (world, snapshot) => {
    const changed = structuredClone(snapshot);
    change(changed);
    return { world, snapshot: changed };
  };

const inWorld =
  (facts: (world: World, snapshot: Snapshot) => Partial<World>): Plant =>
  (world, snapshot) => ({ world: { ...world, ...facts(world, snapshot) }, snapshot });

type Mails = World['twin']['mailbox']['mails'];

/** A twin whose mailbox holds these mails. */
const withMails = (world: World, mails: Mails): Pick<World, 'twin'> => ({
  twin: { ...world.twin, mailbox: { mails } as World['twin']['mailbox'] },
});

const NEVER_GIVEN = 'ZZZZ-ZZZZ';
const EPOCH = '2000-01-01T00:00:00Z';

/** One violation for each law, by the law's name: a checker that cannot fail is worth nothing. */
export const plants: Record<string, Plant> = {
  'every reference is a case': inWorld(() => ({ references: new Map([[NEVER_GIVEN, 'nobody']]) })),
  'one case per submission': inWorld(() => ({
    references: new Map([
      ['first', 'a family'],
      ['second', 'a family'],
    ]),
  })),
  'no mail twice': inWorld((world) => {
    const { mails } = world.twin.mailbox;
    return withMails(world, [...mails, ...mails.slice(0, 1)]);
  }),
  'one recipient per mail': inWorld((world) =>
    withMails(
      world,
      world.twin.mailbox.mails.slice(0, 1).map((mail) => ({ ...mail, to: [...mail.to, 'b@example.jp'] })),
    ),
  ),
  'nobody is reminded after answering': (world, { items }) =>
    reminded(
      world,
      items['outbox-row'].find(({ effect }) => effect.kind === 'mail'),
    ),
  'who left is left alone': inWorld((world) => ({
    families: world.families.map((family) => ({ ...family, leftAlone: { atEpochMs: 0, why: 'withdrew' } })),
  })),
  'who asked for peace has it': (world, snapshot) => askedTooEarly(world, snapshot),
  'every listed child is known': inWorld(() => ({ confirmed: new Set(['99999']), confirmedAtEpochMs: 0 })),
  'nobody reads across municipalities': inWorld(() => ({
    leaks: [{ what: 'a case was shown to the neighbour', about: [] }],
  })),
  'every effect happens': inSnapshot(({ items }) => {
    const [row] = items['outbox-row'];
    if (row) items['outbox-row'] = [{ ...row, status: 'new', dueAt: EPOCH } as never];
  }),
  'every task has somebody': inSnapshot(({ items }) => {
    for (const task of items.task) Object.assign(task, { status: 'open' });
  }),
  'no task for a closed case': inSnapshot(({ items }) => {
    const subject = items.case[0]?.caseId ?? '';
    items.case = items.case.map((one) => ({ ...one, status: 'closed' }));
    items.task = items.task.slice(0, 1).map((task) => ({ ...task, subject, status: 'open' }));
  }),
  'every concern is held': inSnapshot(({ items }) => {
    items.escalation.push({ escalationId: 'escalation_of_nobody', status: 'notified', alarm: false });
  }),
  'no execution fails': inSnapshot(({ executions }) => {
    executions.push({ workflow: 'intake', name: 'planted', status: 'FAILED', arn: '' });
  }),
  'chains are whole': inSnapshot(({ items }) => {
    const [entry] = items['audit-entry'];
    if (entry) entry.fact = 'SomethingElse';
  }),
  'every case has its opening in the audit': inSnapshot(({ items }) => {
    items['audit-entry'] = items['audit-entry'].filter(({ fact }) => fact !== 'CaseOpened');
  }),
  'shown is what was said': inWorld((world) => ({
    answers: new Map(
      [...world.answers].map(([facility, all]) => [
        facility,
        all.map((typed) => ({
          ...typed,
          afterClosing: false,
          form: { ...typed.form, vacancy1: '77', vacancyJ0: '77' },
        })),
      ]),
    ),
  })),
};

type Row = Snapshot['items']['outbox-row'][number];

/** A reminder that left a second after the answer. */
const reminded = (world: World, row: Row | undefined): Planted => {
  const [facilityId = '', [typed] = []] = [...world.answers][0] ?? [];
  const [mail] = world.twin.mailbox.mails;
  if (!row || !typed || !mail) throw new Error('Nothing to plant a reminder in');
  const about = { facilityId, campaignId: typed.campaignId };
  const effect = { ...row.effect, letter: 'survey-reminder', about } as Row['effect'];
  const late = { ...mail, tags: { outbox: row.outboxId }, acceptedEpochMs: typed.atEpochMs + 1_000 };
  return {
    world: { ...world, ...withMails(world, [late]) },
    snapshot: {
      executions: [],
      stored: { items: 1, writes: 1 },
      items: { case: [], task: [], escalation: [], 'audit-entry': [], 'outbox-row': [{ ...row, effect }] },
    },
  };
};

/** A question that left a second after a family had asked for peace. */
const askedTooEarly = (world: World, { items }: Snapshot): Planted => {
  const [mail] = world.twin.mailbox.mails;
  const row = items['outbox-row'].find(({ effect }) => effect.kind === 'mail');
  const [first, ...others] = world.families;
  if (!mail || !row || !first) throw new Error('Nothing to plant a question in');
  const family = { ...first, mail: mail.to[0] ?? '', inPeace: { until: '2999-01-01', atEpochMs: 0 } };
  const effect = { ...row.effect, letter: 'follow-up-question' } as Row['effect'];
  return {
    world: {
      ...world,
      ...withMails(world, [{ ...mail, tags: { outbox: row.outboxId } }]),
      families: [family, ...others],
    },
    snapshot: {
      executions: [],
      stored: { items: 1, writes: 1 },
      items: { case: [], task: [], escalation: [], 'audit-entry': [], 'outbox-row': [{ ...row, effect }] },
    },
  };
};
