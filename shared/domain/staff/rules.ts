import { accepted, type Result, refused } from '../../runtime/result.ts';
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

export type StaffRefusal = { kind: 'StaffUnknown' } | { kind: 'StaffInactive' };

/**
 * Who a sign-in's subject is among everybody who works in the installation. A person works for one municipality at a
 * time; who moved to another stays with the first as inactive.
 * Refusals: `StaffUnknown`; `StaffInactive` for somebody who left. Somebody who is active twice is unknown until an
 * administrator has put that right: to guess would show one municipality's families to another.
 */
export const staffBySubject = (everybody: readonly Staff[], subject: string): Result<Staff, StaffRefusal> => {
  const same = everybody.filter((one) => one.subject === subject);
  const [active, ...others] = same.filter((one) => one.active);
  if (active && others.length === 0) return accepted(active);
  return refused({ kind: same.length > 0 && !active ? 'StaffInactive' : 'StaffUnknown' });
};
