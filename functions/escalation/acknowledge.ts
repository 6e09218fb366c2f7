import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import { isOutcomeOverdue } from '../../shared/domain/escalation/outcome-clock.ts';
import { acknowledgeEscalation, type EscalationRefusal } from '../../shared/domain/escalation/rules.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import type { Services } from '../../shared/store/services.ts';
import { actorOf, resourceOf } from './access.ts';
import { type ChangeRefusal, changeEscalation } from './change.ts';
import { noteOn } from './notes.ts';
import { endingTasks } from './tasks.ts';
import { wakeWorkflow } from './waits.ts';

export type Confirming = {
  municipality: Municipality;
  principal: Principal;
  escalationId: string;
  /** Who has it now: typed by the person at the agency, or told to us on the phone. */
  name: string;
  how: 'button' | 'phone';
};

/** A person confirms that they have it. Pressing twice, or two people at once, keeps the first. */
export const confirmEscalation = (
  services: Services,
  { municipality: { municipality, closures }, principal, escalationId, name, how }: Confirming,
): Promise<Result<Escalation, EscalationRefusal | NotYours | ChangeRefusal>> =>
  changeEscalation<EscalationRefusal | NotYours>(services, municipality, escalationId, async (current) => {
    const allowed = mayI(principal, 'write', resourceOf(current));
    if (!allowed.ok) return allowed;
    const now = services.clock.now();
    const next = acknowledgeEscalation(
      current,
      { by: actorOf(principal), name, at: now.toString(), how },
      isOutcomeOverdue(current, now, closures),
    );
    if (!next.ok) return next;
    return accepted({
      next: next.value,
      writes: await endingTasks(services, current, principal, ['call-agency']),
      effects: [wakeWorkflow(current)],
      audit: [noteOn(current, principal, 'EscalationAcknowledged', { how })],
    });
  });
