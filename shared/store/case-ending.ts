import type { Principal } from '../domain/access/principal.ts';
import { closeCase, type Outcome } from '../domain/case/rules.ts';
import type { Case } from '../domain/case/schema.ts';
import { takenWait } from '../domain/intake/waits.ts';
import { answerWait } from '../domain/outbox/answer-wait.ts';
import { dismissTask } from '../domain/task/rules.ts';
import { cases } from './cases.ts';
import type { Command } from './command.ts';
import type { Kept } from './records.ts';
import type { Services } from './services.ts';
import { openTasksAbout, tasks } from './tasks.ts';
import { saving } from './writes.ts';

/**
 * The one command that ends a family's case: its tasks are needless, and every workflow that waits for it is answered,
 * finds the case closed and ends. Mails that still lie in the outbox are dropped there, since nobody writes to a closed
 * case. Concerns about a child are not ended: they are not the family's to end. An ended case stays as it ended.
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
  const open = await openTasksAbout(services.store, municipality, caseId);
  return {
    municipality,
    writes: [
      saving(cases, kept, closeCase(kept.value, outcome, now), 'CaseMoved'),
      ...open.map((task) => saving(tasks, task, dismissTask(task.value, now), 'TaskMoved')),
    ],
    effects: [answerWait(takenWait(caseId), { taken: false })],
    audit: [{ by, subject: caseId, fact: 'CaseClosed', about: { outcome } }],
  };
};
