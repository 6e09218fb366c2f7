import type { StaffId, TaskId } from '../domain/ids.ts';
import { dismissTask, finishTask } from '../domain/task/rules.ts';
import { surveysOf } from './campaigns.ts';
import type { Services } from './services.ts';
import { openTasksAbout, taskOf, tasks } from './tasks.ts';
import { saving } from './writes.ts';

type About = { municipality: string; campaignId: string };

/**
 * Ends those of a round's phone tasks that have nobody left to call: done by whoever took the last call, else needless.
 * A task is read before its calls, and whoever adds a call writes the task anew: so two who finish the last two calls
 * at once end it, and a call that is added at this moment keeps it open.
 */
export const endTasksWithoutCalls = async (
  services: Services,
  { municipality, campaignId }: About,
  taskIds: readonly TaskId[],
  doneBy?: StaffId,
): Promise<void> => {
  const kept = await Promise.all(taskIds.map((taskId) => taskOf(services.store, municipality, taskId)));
  const calls = new Set(
    (await surveysOf(services.store, municipality, campaignId)).flatMap(({ value }) =>
      value.status === 'phoned' ? [value.taskId] : [],
    ),
  );
  const now = services.clock.now();
  for (const task of kept) {
    if (task?.value.status !== 'open' || calls.has(task.value.taskId)) continue;
    const ended = doneBy ? finishTask(task.value, doneBy, now) : dismissTask(task.value, now);
    // Refused when somebody else ended it, or added a call, at this moment: both are well.
    await services.store.commit([saving(tasks, task, ended, 'TaskMoved')]);
  }
};

/** The same for whatever phone tasks of the round are open: after facilities left, and after a crash. */
export const endAllTasksWithoutCalls = async (services: Services, about: About): Promise<void> => {
  const open = await openTasksAbout(services.store, about.municipality, about.campaignId);
  const calls = open.filter(({ value }) => value.kind === 'phone-survey');
  if (calls.length === 0) return;
  await endTasksWithoutCalls(
    services,
    about,
    calls.map(({ value }) => value.taskId),
  );
};
