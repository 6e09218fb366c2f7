import type { Case } from '../../shared/domain/case/schema.ts';
import { closeRound, nextRoundAfter } from '../../shared/domain/follow-up/rules.ts';
import { answerWaitOf } from '../../shared/domain/follow-up/waits.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import { followUps, followUpsOf } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { saving, type Write } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import { answerWait } from '../steps/waiting.ts';
import { endTask } from './family-tasks.ts';
import { todayOf } from './round.ts';

/**
 * The consultant phoned and nobody answered: the rounds that asked by phone end without an answer, and the family is
 * asked again a quarter later. Nobody phones twice in one round.
 */
export const recordNotReached = async (
  services: Services,
  current: Case,
  by: StaffPrincipal,
): Promise<Result<void, BrokenBelief>> => {
  const rounds = await followUpsOf(services.store, current.municipality, current.caseId);
  const writes: Write[] = [];
  const effects: Effect[] = [];
  for (const kept of rounds) {
    const child = current.family.children.find((one) => one.childId === kept.value.childId);
    if (kept.value.status !== 'asking' || kept.value.way !== 'phone' || !child) continue;
    const next = nextRoundAfter(undefined, child, todayOf(services));
    writes.push(saving(followUps, kept, closeRound(kept.value, next, services.clock.now()), 'RoundMoved'));
    effects.push(answerWait(answerWaitOf(kept.value), { answered: false }));
  }
  const ended = await endTask(services, current, by, 'call-guardian');
  if (writes.length === 0 && ended.length === 0) return accepted(undefined);
  return carryOut(services, {
    municipality: current.municipality,
    writes: [...writes, ...ended],
    effects,
    audit: [{ by, subject: current.caseId, fact: 'GuardianNotReached', about: {} }],
  });
};
