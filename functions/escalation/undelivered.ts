import { z } from 'zod';
import { noteUndelivered } from '../../shared/domain/escalation/rules.ts';
import { EscalationId } from '../../shared/domain/ids.ts';
import { accepted } from '../../shared/runtime/result.ts';
import type { UndeliveredHandler } from '../outbox/mail-events.ts';
import { changeEscalation } from './change.ts';
import { noteOn, service } from './notes.ts';
import { wakeWorkflow } from './waits.ts';

const AboutNotice = z.object({ escalationId: EscalationId, rung: z.number().int() });

/** A notice that bounced or was complained about: the ladder climbs at once. Heard twice, it is noted once. */
const noticeUndelivered: UndeliveredHandler = async (services, effect, municipality) => {
  const { escalationId, rung } = AboutNotice.parse(effect.about);
  const outcome = await changeEscalation(services, municipality, escalationId, async (current) => {
    const known = current.told.find((told) => told.rung === rung);
    if (!known || known.undelivered) return accepted({ next: current });
    return accepted({
      next: noteUndelivered(current, rung),
      effects: [wakeWorkflow(current)],
      audit: [noteOn(current, service(current), 'NoticeUndelivered', { rung: String(rung) })],
    });
  });
  if (!outcome.ok) throw new Error(`A bounce could not be noted: ${outcome.refusal.kind}`);
};

/** By letter: what happens when a mail of this feature does not arrive. Reminders go to supervisors as well. */
export const escalationUndelivered: Record<string, UndeliveredHandler> = {
  'escalation-notice': noticeUndelivered,
};
