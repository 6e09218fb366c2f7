import { Temporal } from 'temporal-polyfill';
import { takeTaskAtDesk } from '../../../functions/task/commands.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { openTasksOf } from '../../../shared/store/tasks.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { act } from '../act.ts';
import { diceFor, note, servicesOf, todayOf, type World } from '../world.ts';
import { raiseNowAndThen } from './concerns.ts';
import { doTask } from './tasks-done.ts';

/** So many tasks a consultant gets through between two breaks. */
const TASKS_IN_A_SLOT = 4;

/** Whoever is not ill works: own tasks first, then the ward's queue, then those of a colleague who is ill. */
export const consultantsWork = async (world: World, slot: string): Promise<void> => {
  for (const one of world.staff.filter(({ role }) => role === 'consultant')) {
    if (isIll(world, one)) continue;
    await raiseNowAndThen(world, one, slot);
    for (const task of await worklistOf(world, one, slot)) {
      await act(world, () => takeAndDo(world, one, task, slot));
    }
  }
};

/** In the morning somebody may fall ill, for a day up to a week. */
export const consultantsFallIll = (world: World): void => {
  for (const { role, staffId, subject } of world.staff) {
    const dice = diceFor(world, 'illness', subject);
    const well = (world.illUntil.get(staffId) ?? '') < todayOf(world);
    if (role !== 'consultant' || !well || !dice.in100(5)) continue;
    const until = Temporal.PlainDate.from(todayOf(world))
      .add({ days: dice.below(7) })
      .toString();
    world.illUntil.set(staffId, until);
    note(world, subject, `is ill until ${until}`, staffId);
  }
};

const isIll = (world: World, { staffId }: Pick<Staff, 'staffId'>): boolean =>
  (world.illUntil.get(staffId) ?? '') >= todayOf(world);

const worklistOf = async (world: World, me: Staff, slot: string): Promise<OpenTask[]> => {
  const ill = new Set(world.staff.filter((one) => isIll(world, one)).map(({ staffId }) => staffId));
  const dice = diceFor(world, 'worklist', me.subject, slot);
  const all = (
    await Promise.all(me.wards.map((ward) => openTasksOf(servicesOf(world).store, me.municipality, ward)))
  ).flat();
  const rank = ({ owner }: OpenTask): number =>
    owner === me.staffId ? 0 : owner === undefined ? 1 : ill.has(owner) ? 2 : 3;
  return all
    .filter((task) => rank(task) < 3)
    .sort(
      (left, right) =>
        rank(left) - rank(right) ||
        left.dueAt.localeCompare(right.dueAt) ||
        left.openedAt.localeCompare(right.openedAt),
    )
    .filter(() => !dice.in100(15))
    .slice(0, TASKS_IN_A_SLOT);
};

const takeAndDo = async (world: World, me: Staff, task: OpenTask, slot: string): Promise<void> => {
  if (task.owner !== me.staffId) {
    const taken = await takeTaskAtDesk(servicesOf(world), principalOf(me), task.taskId, task.owner ?? '');
    if (!taken.ok) return;
    note(world, me.subject, `took over ${task.kind}`, task.taskId, task.subject);
  }
  await doTask(world, me, task, slot);
};
