import type { StaffId } from '../ids.ts';
import type { OpenTask } from '../task/schema.ts';
import type { Staff } from './schema.ts';

/**
 * Who gets a ward's next case: among the ward's consultants those who speak the family's language, among them the one
 * with the fewest open tasks; of equals, the one who stands first by id, so that the choice can be explained.
 * Without a consultant nobody: the task then stands in the ward's queue.
 */
export const assignConsultant = (
  consultants: readonly Staff[],
  openTasks: readonly OpenTask[],
  language: string,
): StaffId | undefined => {
  const speaking = consultants.filter((one) => one.languages.includes(language));
  const candidates = speaking.length > 0 ? speaking : consultants;
  const load = (staffId: StaffId) => openTasks.filter((task) => task.owner === staffId).length;
  return [...candidates].sort(
    (left, right) => load(left.staffId) - load(right.staffId) || (left.staffId < right.staffId ? -1 : 1),
  )[0]?.staffId;
};
