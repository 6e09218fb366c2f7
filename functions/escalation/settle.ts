import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import { type EscalationRefusal, settleEscalation } from '../../shared/domain/escalation/rules.ts';
import type { Escalation, Outcome } from '../../shared/domain/escalation/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import type { Services } from '../../shared/store/services.ts';
import { actorOf, resourceOf } from './access.ts';
import { type ChangeRefusal, changeEscalation } from './change.ts';
import { noteOn } from './notes.ts';
import { endingTasks } from './tasks.ts';
import { wakeWorkflow } from './waits.ts';

export type Settling = {
  municipality: Municipality;
  principal: Principal;
  escalationId: string;
  outcome: Outcome;
};

/** Records the outcome: the one thing that ends an escalation, its tasks and its clock. */
export const recordOutcome = (
  services: Services,
  { municipality: { municipality }, principal, escalationId, outcome }: Settling,
): Promise<Result<Escalation, EscalationRefusal | NotYours | ChangeRefusal>> =>
  changeEscalation<EscalationRefusal | NotYours>(services, municipality, escalationId, async (current) => {
    const allowed = mayI(principal, 'write', resourceOf(current));
    if (!allowed.ok) return allowed;
    const settler = {
      by: actorOf(principal),
      ...(principal.who === 'staff' ? { role: principal.role } : {}),
    };
    const next = settleEscalation(current, outcome, settler, services.clock.now());
    if (!next.ok) return next;
    return accepted({
      next: next.value,
      writes: await endingTasks(services, current, principal, ['call-agency', 'watch-escalation']),
      effects: [wakeWorkflow(current)],
      audit: [noteOn(current, principal, 'EscalationSettled', { outcome: outcome.kind })],
    });
  });
