import { Temporal } from 'temporal-polyfill';
import { startRound } from '../../functions/waitlist/round.ts';
import { readMessage } from '../../infra/local/ses/mime/message.ts';
import type { StackTemplate } from '../../infra/local/template/template.ts';
import type { Twin } from '../../infra/local/twin.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import type { OpenTask } from '../../shared/domain/task/schema.ts';
import type { Deferral } from '../../shared/domain/waitlist/schema.ts';
import { tokyoInstant } from '../../shared/runtime/clock.ts';
import { cases } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { deferrals } from '../../shared/store/waitlist.ts';
import { creating } from '../../shared/store/writes.ts';
import { aCase, aDeferral, aStaff, caseId, childId, staffId } from '../builders/family.ts';
import { aTwin } from '../infra/at-home.ts';

export type Home = Twin & { notices: string[]; services: Services };

/** A twin whose sweeper comes twice a day, so that a quarter passes quickly, with a consultant and a supervisor. */
export const aFollowUpHome = async (): Promise<Home> => {
  const twin = await aTwin({ alterTemplates: sweepSeldom });
  const services = twin.store;
  await services.store.commit([
    creating(staffRecords, aStaff(), 'StaffExists'),
    creating(
      staffRecords,
      aStaff({ staffId: staffId(2), subject: 'yamada', role: 'supervisor', mail: 'yamada@city.example.jp' }),
      'StaffExists',
    ),
  ]);
  return Object.assign(twin, { services });
};

export const sweepSeldom = (stacks: StackTemplate[]): void => {
  for (const { template } of stacks) {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Scheduler::Schedule' && Properties.ScheduleExpression === 'rate(15 minutes)')
        Properties.ScheduleExpression = 'rate(12 hours)';
    }
  }
};

/** A family with its deferral, whose first round starts at once. */
export const aDeferredFamily = async (
  home: Home,
  current: Case = aCase(),
  deferral: Deferral = aDeferral(),
): Promise<void> => {
  const outcome = await carryOut(home.services, {
    municipality: current.municipality,
    writes: [creating(cases, current, 'CaseExists'), creating(deferrals, deferral, 'DeferralExists')],
    effects: [startRound({ caseId: deferral.caseId, childId: deferral.childId, round: 1 }, '2026-04-01')],
  });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  await home.timeline.quiet();
};

/** Goes on to a Tokyo date, at a time of day. */
export const goTo = (home: Home, date: string, time = '18:00'): Promise<void> =>
  home.moveTo(tokyoInstant(Temporal.PlainDate.from(date), time).epochMilliseconds);

export const mailsTo = (home: Home, address: string): string[] =>
  home.mailbox.mails
    .filter((mail) => mail.to.includes(address))
    .map(({ raw }) => readMessage(Buffer.from(raw, 'base64')).text);

/** The Tokyo dates on which mails to an address left. */
export const mailDates = (home: Home, address: string): string[] =>
  home.mailbox.mails
    .filter((mail) => mail.to.includes(address))
    .map(({ acceptedEpochMs }) =>
      Temporal.Instant.fromEpochMilliseconds(acceptedEpochMs)
        .toZonedDateTimeISO('Asia/Tokyo')
        .toPlainDate()
        .toString(),
    );

export const roundsOf = async (home: Home): Promise<FollowUp[]> =>
  (await followUpsOf(home.services.store, '990001', caseId(1))).map((kept) => kept.value);

/** The newest round of a child, as it is kept. */
export const newestRound = async (home: Home, child = childId(1)) => {
  const kept = (await followUpsOf(home.services.store, '990001', caseId(1))).findLast(
    (one) => one.value.childId === child,
  );
  if (!kept) throw new Error('no round');
  return kept;
};

export const tasksOf = async (home: Home): Promise<OpenTask[]> =>
  (await openTasksAbout(home.services.store, '990001', caseId(1))).map((kept) => kept.value);

type Execution = { executionArn: string; name: string; status: string };
type HistoryEvent = { type: string; stateEnteredEventDetails?: { name: string } };

const ask = async <T>(home: Home, action: string, body: object): Promise<T> =>
  (await home.stepFunctions.handle(action, body, {})).body as T;

export const executionsOf = async (home: Home): Promise<Execution[]> => {
  const machine = home.declaration
    .all('AWS::StepFunctions::StateMachine')
    .find(({ name }) => name.endsWith('waitlist-follow-up'));
  const { executions } = await ask<{ executions: Execution[] }>(home, 'ListExecutions', {
    stateMachineArn: machine?.arn,
  });
  return executions;
};

/** The states that executions went through, in the order of their going. */
export const statesOf = async (home: Home, name?: string): Promise<string[]> => {
  const executions = (await executionsOf(home)).filter((one) => name === undefined || one.name === name);
  const histories = await Promise.all(
    executions.map(({ executionArn }) =>
      ask<{ events: HistoryEvent[] }>(home, 'GetExecutionHistory', { executionArn, maxResults: 1000 }),
    ),
  );
  return histories.flatMap(({ events }) =>
    events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
  );
};
