import { mayBeContacted } from '../../shared/domain/case/rules.ts';
import { answerWaitOf } from '../../shared/domain/follow-up/waits.ts';
import { CaseId } from '../../shared/domain/ids.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { ChangedMeanwhile } from '../../shared/store/changed-meanwhile.ts';
import { carryOut } from '../../shared/store/command.ts';
import { followUps, followUpsOf } from '../../shared/store/follow-ups.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { tasks } from '../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';
import type { UndeliveredHandler } from '../outbox/mail-events.ts';
import { answerWait } from '../steps/waiting.ts';
import { openTaskOf, taskAbout } from './case-tasks.ts';
import { closingTime, WORKING_DAYS_FOR_A_CONSULTANT } from './round.ts';

/**
 * A question that did not arrive: the rounds that wait for it turn to the phone at once, instead of waiting for an
 * answer that cannot come.
 */
const questionUndelivered: UndeliveredHandler = async (services, effect, municipality) => {
  const caseId = CaseId.parse(effect.about.caseId);
  const current = await caseOf(services.store, municipality, caseId);
  if (!current || !mayBeContacted(current.value)) return;
  const rounds = await followUpsOf(services.store, municipality, caseId);
  const writes: Write[] = [];
  const effects: Effect[] = [];
  for (const kept of rounds) {
    if (kept.value.status !== 'asking' || kept.value.way !== 'mail') continue;
    writes.push(saving(followUps, kept, { ...kept.value, way: 'phone' }, 'RoundMoved'));
    effects.push(answerWait(answerWaitOf(kept.value), { answered: false }));
  }
  if (writes.length > 0) await settle(services, municipality, caseId, writes, effects);
};

/** Options that did not arrive are told by phone. */
const optionsUndelivered: UndeliveredHandler = async (services, effect, municipality) => {
  const caseId = CaseId.parse(effect.about.caseId);
  const current = await caseOf(services.store, municipality, caseId);
  const city = await municipalityOf(services.store, municipality);
  if (!city || !current || !mayBeContacted(current.value)) return;
  if (await openTaskOf(services, current.value, 'call-guardian')) return;
  const { dueAt } = closingTime(services, city, WORKING_DAYS_FOR_A_CONSULTANT);
  const task = await taskAbout(services, current.value, 'call-guardian', dueAt);
  await settle(services, municipality, caseId, [creating(tasks, task, 'TaskExists')], []);
};

const settle = async (
  services: Services,
  municipality: Parameters<UndeliveredHandler>[2],
  caseId: string,
  writes: readonly Write[],
  effects: readonly Effect[],
): Promise<void> => {
  const outcome = await carryOut(services, {
    municipality,
    writes,
    effects,
    audit: [
      {
        by: { who: 'service', municipality, name: 'waitlist-follow-up' },
        subject: caseId,
        fact: 'MailUndelivered',
        about: {},
      },
    ],
  });
  // Whoever hears of the event looks again; who moved the round meanwhile may have settled it.
  if (!outcome.ok) throw new ChangedMeanwhile(outcome.refusal.kind);
};

export const waitlistUndelivered: Record<string, UndeliveredHandler> = {
  'follow-up-question': questionUndelivered,
  'follow-up-reminder': questionUndelivered,
  'options-offered': optionsUndelivered,
  'options-reminder': optionsUndelivered,
};
