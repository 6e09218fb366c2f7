import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { queueLeftBehind } from '../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../shared/domain/task/schema.ts';
import { carryOut } from '../../shared/store/command.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksOf, taskOf, tasks } from '../../shared/store/tasks.ts';
import { saving } from '../../shared/store/writes.ts';

/**
 * Puts the tasks of everybody who has left, or works in other wards now, back into their ward's queue: whichever way the
 * staff register came to say so. A task that changed meanwhile is looked at by the next sweep.
 */
export const sweepLeftBehind = async (services: Services, cities: readonly Municipality[]): Promise<void> => {
  for (const { municipality, wards } of cities) {
    const staff = await staffOf(services.store, municipality);
    for (const { ward } of wards) {
      for (const task of await openTasksOf(services.store, municipality, ward)) {
        const owner = staff.find(({ staffId }) => staffId === task.owner);
        if (queueLeftBehind(task, owner) !== task) await release(services, task, staff);
      }
    }
  }
};

const release = async (
  services: Services,
  { municipality, taskId }: OpenTask,
  staff: Awaited<ReturnType<typeof staffOf>>,
): Promise<void> => {
  const kept = await taskOf(services.store, municipality, taskId);
  if (kept?.value.status !== 'open') return;
  const { owner: ownerId } = kept.value;
  const queued = queueLeftBehind(
    kept.value,
    staff.find(({ staffId }) => staffId === ownerId),
  );
  if (queued === kept.value) return;
  await carryOut(services, {
    municipality,
    writes: [saving(tasks, kept, queued, 'TaskMoved')],
    audit: [
      {
        by: { who: 'service', municipality, name: 'sweeper' },
        subject: queued.subject,
        fact: 'TaskLeftBehind',
        about: { taskId, kind: queued.kind, ...(ownerId ? { owner: ownerId } : {}) },
      },
    ],
  });
};
