import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { EscalationRefusal } from '../../shared/domain/escalation/rules.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import type { Services } from '../../shared/store/services.ts';
import { actorOf, resourceOf } from './access.ts';
import { type ChangeRefusal, changeEscalation } from './change.ts';
import { noteOn } from './notes.ts';

export type AskingBack = {
  municipality: Municipality;
  principal: Principal;
  escalationId: string;
  /** One press of the button; the same words pressed twice are one question. */
  words: string;
};

/** An agency asks whoever raised the concern. The words stay here; the mail says only that there are some. */
export const askBack = (
  services: Services,
  { municipality: { municipality }, principal, escalationId, words }: AskingBack,
): Promise<Result<Escalation, EscalationRefusal | NotYours | ChangeRefusal>> =>
  changeEscalation<EscalationRefusal | NotYours>(services, municipality, escalationId, async (current) => {
    const allowed = mayI(principal, 'write', resourceOf(current));
    if (!allowed.ok) return allowed;
    if (current.status === 'settled') return refused({ kind: 'EscalationIsSettled' });
    if (current.questions.at(-1)?.words === words) return accepted({ next: current });
    const question = { at: services.clock.now().toString(), by: actorOf(principal), words };
    return accepted({
      next: { ...current, questions: [...current.questions, question] },
      effects: [
        {
          kind: 'mail',
          letter: 'escalation-asked-back',
          to: { who: 'staff', staffId: current.raisedBy },
          about: { escalationId },
          lane: 'escalation',
        },
      ],
      audit: [noteOn(current, principal, 'EscalationAskedBack')],
    });
  });
