import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Escalation, Told } from '../../shared/domain/escalation/schema.ts';
import type { StaffId, TaskId } from '../../shared/domain/ids.ts';
import { dismissTask, finishTask } from '../../shared/domain/task/rules.ts';
import type { OpenTask, TaskKind } from '../../shared/domain/task/schema.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout, tasks } from '../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';

type NewTask = { kind: TaskKind; owner?: StaffId; dueAt: string; about?: Record<string, string> };

/** A task about an escalation, in its ward's queue unless it has an owner. It says nothing about the child. */
export const openingTask = (services: Services, escalation: Escalation, task: NewTask): Write => {
  const { municipality, escalationId, reference, ward } = escalation;
  const opened: OpenTask = {
    status: 'open',
    municipality,
    taskId: services.ids.mint('task') as TaskId,
    kind: task.kind,
    ward,
    ...(task.owner ? { owner: task.owner } : {}),
    subject: escalationId,
    about: { escalationId, reference, ...task.about },
    openedAt: services.clock.now().toString(),
    dueAt: task.dueAt,
  };
  return creating(tasks, opened, 'TaskExists');
};

/** The phone task of the rung: due now, opened once and open until somebody confirms. */
export const phoneTask = async (
  services: Services,
  escalation: Escalation,
  told: Pick<Told, 'agencyId' | 'contact'> | undefined,
): Promise<Write[]> => {
  const open = await openTasksAbout(services.store, escalation.municipality, escalation.escalationId);
  if (open.some((kept) => kept.value.kind === 'call-agency')) return [];
  const about: Record<string, string> = told
    ? { agencyId: told.agencyId, contact: String(told.contact) }
    : {};
  const dueAt = services.clock.now().toString();
  return [openingTask(services, escalation, { kind: 'call-agency', dueAt, about })];
};

/** Ends tasks about an escalation: done by who acted, when it was one of us; else nobody needs to do them any more. */
export const endingTasks = async (
  services: Services,
  { municipality, escalationId }: Escalation,
  by: Principal,
  kinds: readonly TaskKind[],
): Promise<Write[]> => {
  const now = services.clock.now();
  const open = await openTasksAbout(services.store, municipality, escalationId);
  return open
    .filter((kept) => kinds.includes(kept.value.kind))
    .map((kept) => {
      const ended =
        by.who === 'staff' ? finishTask(kept.value, by.staffId, now) : dismissTask(kept.value, now);
      return saving(tasks, kept, ended, 'TaskMoved');
    });
};
