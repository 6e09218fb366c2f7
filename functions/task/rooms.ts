import { CaseId } from '../../shared/domain/ids.ts';
import type { Task, TaskKind } from '../../shared/domain/task/schema.ts';

/** Where a task is done: the page of its feature. */
export type TaskRoom = (task: Task) => string;

/** By kind. A kind without a room is done from its case, or where it stands. */
export type TaskRooms = Partial<Record<TaskKind, TaskRoom>>;

/** The case that a task is about, where it is about one. */
export const caseOfTask = (task: Task): CaseId | undefined => {
  const caseId = CaseId.safeParse(task.about.caseId ?? task.subject);
  return caseId.success ? caseId.data : undefined;
};
