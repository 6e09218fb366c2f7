import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import { type CaseRefusal, takeCase } from '../../shared/domain/case/rules.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { takenWait } from '../../shared/domain/intake/waits.ts';
import { answerWait } from '../../shared/domain/outbox/answer-wait.ts';
import { finishTask } from '../../shared/domain/task/rules.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { caseResource } from '../../shared/store/case-openings.ts';
import { caseOf, cases } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { openTasksAbout, tasks } from '../../shared/store/tasks.ts';
import { saving } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';

export type TakeRefusal = CaseRefusal | NotYours | { kind: 'NoSuchCase' } | BrokenBelief;

/**
 * A consultant takes a case: the case, the end of the task that asked for it, and the answer to the workflow that waits,
 * in one transaction. The workflow then tells the family. Taking it twice changes nothing.
 */
export const takeCaseAtDesk = async (
  services: Services,
  by: StaffPrincipal,
  caseId: CaseId,
): Promise<Result<void, TakeRefusal>> => {
  const kept = await caseOf(services.store, by.municipality, caseId);
  if (!kept) return refused({ kind: 'NoSuchCase' });
  const may = mayI(by, 'write', caseResource(kept.value));
  if (!may.ok) return may;
  const now = services.clock.now();
  const next = takeCase(kept.value, by.staffId, now);
  if (!next.ok) return next;
  if (next.value === kept.value) return accepted(undefined);
  const asking = (await openTasksAbout(services.store, by.municipality, caseId)).filter(
    (task) => task.value.kind === 'take-case',
  );
  return carryOut(services, {
    municipality: by.municipality,
    writes: [
      saving(cases, kept, next.value, 'CaseMoved'),
      ...asking.map((task) => saving(tasks, task, finishTask(task.value, by.staffId, now), 'TaskMoved')),
    ],
    effects: [answerWait(takenWait(caseId), { taken: true })],
    audit: [{ by, subject: caseId, fact: 'CaseTaken', about: {} }],
  });
};
