import type { Case } from '../../shared/domain/case/schema.ts';
import type { StaffId, TaskId } from '../../shared/domain/ids.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import { assignConsultant } from '../../shared/domain/staff/rules.ts';
import type { OpenTask, TaskKind } from '../../shared/domain/task/schema.ts';
import type { Kept } from '../../shared/store/records.ts';
import { consultantsOf, staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksAbout, openTasksOf } from '../../shared/store/tasks.ts';

/** The open task of a kind about a family; of a round, where `about` says which. */
export const openTaskOf = async (
  services: Services,
  { municipality, caseId }: Pick<Case, 'municipality' | 'caseId'>,
  kind: TaskKind,
  about: Record<string, string> = {},
): Promise<Kept<OpenTask> | undefined> =>
  (await openTasksAbout(services.store, municipality, caseId)).find(
    ({ value }) =>
      value.kind === kind && Object.entries(about).every(([name, id]) => value.about[name] === id),
  );

/** A new task about a family: its consultant's, else the one's whom the ward's rule names. */
export const taskAbout = async (
  services: Services,
  current: Case,
  kind: TaskKind,
  dueAt: string,
  about: Record<string, string> = {},
): Promise<OpenTask> => {
  const owner = await ownerFor(services, current);
  return {
    status: 'open',
    municipality: current.municipality,
    taskId: services.ids.mint('task') as TaskId,
    kind,
    ward: current.ward,
    ...(owner ? { owner } : {}),
    subject: current.caseId,
    about: { caseId: current.caseId, ...about },
    openedAt: services.clock.now().toString(),
    dueAt,
  };
};

const ownerFor = async (services: Services, current: Case): Promise<StaffId | undefined> => {
  const { municipality, ward } = current;
  const consultants = await consultantsOf(services.store, municipality, ward);
  const mine = current.status === 'taken' ? current.consultantId : undefined;
  // Somebody who has left keeps no tasks.
  if (mine && consultants.some((one) => one.staffId === mine)) return mine;
  return assignConsultant(consultants, await openTasksOf(services.store, municipality, ward), current.locale);
};

/** The task goes back into the ward's queue, due anew. */
export const queuedAgain = ({ owner: _, ...task }: OpenTask, dueAt: string): OpenTask => ({ ...task, dueAt });

/** A mail to each supervisor of the ward: a task of this family is overdue. */
export const overdueMails = async (
  services: Services,
  current: Case,
  task: OpenTask,
  toldTimes: number,
): Promise<Effect[]> => {
  const staff = await staffOf(services.store, current.municipality);
  return staff
    .filter((one) => one.active && one.role === 'supervisor' && one.wards.includes(current.ward))
    .map((one) => ({
      kind: 'mail',
      letter: 'follow-up-overdue',
      to: { who: 'staff', staffId: one.staffId },
      about: { caseId: current.caseId, taskId: task.taskId, task: task.kind, toldTimes },
      lane: 'reminder',
    }));
};
