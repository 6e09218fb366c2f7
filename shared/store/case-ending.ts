import type { Principal } from '../domain/access/principal.ts';
import { closeCase, type Outcome } from '../domain/case/rules.ts';
import type { Case } from '../domain/case/schema.ts';
import { closeRound } from '../domain/follow-up/rules.ts';
import type { FollowUp } from '../domain/follow-up/schema.ts';
import { waitsOf } from '../domain/follow-up/waits.ts';
import { takenWait } from '../domain/intake/waits.ts';
import { answerWait } from '../domain/outbox/answer-wait.ts';
import type { Effect } from '../domain/outbox/effect.ts';
import { dismissTask } from '../domain/task/rules.ts';
import { endDeferral } from '../domain/waitlist/rules.ts';
import type { Deferral, DeferralEnding } from '../domain/waitlist/schema.ts';
import { tokyoDate } from '../runtime/clock.ts';
import { cases } from './cases.ts';
import type { Command } from './command.ts';
import { followUps, followUpsOf } from './follow-ups.ts';
import type { Kept } from './records.ts';
import type { Services } from './services.ts';
import { openTasksAbout, tasks } from './tasks.ts';
import { deferrals, deferralsOfCase } from './waitlist.ts';
import { saving, type Write } from './writes.ts';

const DEFERRAL_ENDING: Record<Outcome, DeferralEnding> = {
  placed: 'placed',
  withdrawn: 'withdrawn',
  moved: 'moved',
  'aged-out': 'school-age',
  stopped: 'withdrawn',
};

/**
 * The one command that ends a family's case: its tasks are needless, its rounds and deferrals end, and every workflow
 * that waits for it is answered, finds the case closed and ends. Mails that still lie in the outbox are dropped there,
 * since nobody writes to a closed case. Concerns about a child are not ended: they are not the family's to end.
 * An ended case stays as it ended.
 */
export const endingOfCase = async (
  services: Services,
  kept: Kept<Case>,
  outcome: Outcome,
  by: Principal,
): Promise<Command> => {
  const { municipality, caseId } = kept.value;
  if (kept.value.status === 'closed') return { municipality, writes: [] };
  const now = services.clock.now();
  const [open, rounds, deferred] = await Promise.all([
    openTasksAbout(services.store, municipality, caseId),
    followUpsOf(services.store, municipality, caseId),
    deferralsOfCase(services.store, municipality, caseId),
  ]);
  const running = rounds.filter((round) => round.value.status !== 'closed');
  return {
    municipality,
    writes: [
      saving(cases, kept, closeCase(kept.value, outcome, now), 'CaseMoved'),
      ...open.map((task) => saving(tasks, task, dismissTask(task.value, now), 'TaskMoved')),
      ...running.map((round) => endedRound(services, round)),
      ...deferred
        .filter((one) => one.value.status === 'deferred')
        .map((one) => endedDeferral(services, one, DEFERRAL_ENDING[outcome])),
    ],
    effects: answersThatEnd(caseId, running),
    audit: [{ by, subject: caseId, fact: 'CaseClosed', about: { outcome } }],
  };
};

const endedRound = (services: Services, round: Kept<FollowUp>): Write =>
  saving(
    followUps,
    round,
    closeRound(round.value, { kind: 'ended', why: 'case-closed' }, services.clock.now()),
    'RoundMoved',
  );

const endedDeferral = (services: Services, kept: Kept<Deferral>, ending: DeferralEnding): Write =>
  saving(deferrals, kept, endDeferral(kept.value, ending, tokyoDate(services.clock.now())), 'DeferralMoved');

const answersThatEnd = (caseId: string, running: readonly Kept<FollowUp>[]): Effect[] => [
  answerWait(takenWait(caseId), { taken: false }),
  ...running.flatMap((round) => waitsOf(round.value).map((wait) => answerWait(wait, { answered: true }))),
];
