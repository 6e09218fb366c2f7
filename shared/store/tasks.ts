import { type OpenTask, Task } from '../domain/task/schema.ts';
import { subjectTasksIndex, taskKey, wardTasksIndex } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const tasks = defineRecords<Task>({
  table: 'cases',
  entity: 'task',
  schema: Task,
  key: (task) => taskKey(task.municipality, task.taskId),
  index: (task) =>
    task.status === 'open'
      ? {
          ...wardTasksIndex(task.municipality, task.ward, task.dueAt, task.taskId),
          ...subjectTasksIndex(task.municipality, task.subject, task.taskId),
        }
      : {},
  // A hand-over speaks of the family, and so does where a child might go.
  sealed: ['handOvers', 'newPlaces'],
});

export const taskOf = (store: Store, municipality: string, taskId: string): Promise<Kept<Task> | undefined> =>
  store.find(tasks, taskKey(municipality, taskId));

/** The open tasks of a ward, the one due first at the top. */
export const openTasksOf = async (store: Store, municipality: string, ward: string): Promise<OpenTask[]> =>
  (await store.ask(tasks, { index: 'worklist', pk: wardTasksIndex(municipality, ward, '', '').wk }))
    .map((kept) => kept.value)
    .filter((task): task is OpenTask => task.status === 'open');

/** The open tasks about one case, escalation or campaign. */
export const openTasksAbout = async (
  store: Store,
  municipality: string,
  subject: string,
): Promise<Kept<OpenTask>[]> =>
  (await store.ask(tasks, { index: 'personal', pk: subjectTasksIndex(municipality, subject, '').ok })).filter(
    (kept): kept is Kept<OpenTask> => kept.value.status === 'open',
  );
