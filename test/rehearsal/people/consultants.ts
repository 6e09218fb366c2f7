import { takeTaskAtDesk } from '../../../functions/task/commands.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { OpenTask } from '../../../shared/domain/task/schema.ts';
import { caseOf } from '../../../shared/store/cases.ts';
import { openTasksOf } from '../../../shared/store/tasks.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { act } from '../act.ts';
import { diceFor, note, servicesOf, takesPart, type World } from '../world.ts';
import { raiseNowAndThen } from './concerns.ts';
import { writeNotes } from './notes.ts';
import { isIll } from './staffing-changes.ts';
import { doTask } from './tasks-done.ts';
import { familiesAreTypedIn } from './typed-in.ts';

/** So many tasks a consultant gets through between two breaks. */
const TASKS_IN_A_SLOT = 4;

/** Whoever is not ill works: own tasks first, then the ward's queue, then those of a colleague who is ill. */
export const consultantsWork = async (world: World, slot: string): Promise<void> => {
  if (!takesPart(world, 'consultants')) return;
  const atWork = world.staff.filter((one) => one.role === 'consultant' && one.active && !isIll(world, one));
  await familiesAreTypedIn(world, slot, atWork);
  for (const one of atWork) {
    await raiseNowAndThen(world, one, slot);
    await writeNotes(world, one, slot);
    for (const task of await worklistOf(world, one, slot)) {
      await act(world, () => takeAndDo(world, one, task, slot));
    }
  }
};

const worklistOf = async (world: World, me: Staff, slot: string): Promise<OpenTask[]> => {
  const ill = new Set(world.staff.filter((one) => isIll(world, one)).map(({ staffId }) => staffId));
  const dice = diceFor(world, 'worklist', me.subject, slot);
  const all = await openTasks(world, me);
  const whose = new Map<string, string>();
  for (const { subject } of all) whose.set(subject, await whoseIs(world, subject));
  const rank = ({ owner }: OpenTask): number =>
    owner === me.staffId ? 0 : owner === undefined ? 1 : ill.has(owner) ? 2 : 3;
  return all
    .filter((task) => rank(task) < 3 && task.kind !== 'approve-round')
    .sort(
      (left, right) =>
        rank(left) - rank(right) ||
        left.dueAt.localeCompare(right.dueAt) ||
        left.openedAt.localeCompare(right.openedAt) ||
        left.kind.localeCompare(right.kind) ||
        (whose.get(left.subject) ?? '').localeCompare(whose.get(right.subject) ?? ''),
    )
    .filter(() => !dice.in100(15))
    .slice(0, TASKS_IN_A_SLOT);
};

/** Whom a task is about, by a name that is the same from run to run, as ids are not: so that equals keep their order. */
const whoseIs = async (world: World, subject: string): Promise<string> => {
  const known = world.names.get(subject) ?? String(world.escalations.indexOf(subject));
  if (world.names.has(subject) || !subject.startsWith('case_')) return known;
  await act(world, async () => {
    const kept = await caseOf(servicesOf(world).store, world.city.municipality, subject);
    if (kept) world.names.set(subject, kept.value.family.guardianName);
  });
  return world.names.get(subject) ?? known;
};

/** What stands in the lists of my wards. While the service is down, nothing can be seen. */
const openTasks = async (world: World, me: Staff): Promise<OpenTask[]> => {
  const found: OpenTask[] = [];
  await act(world, async () => {
    for (const ward of me.wards)
      found.push(...(await openTasksOf(servicesOf(world).store, me.municipality, ward)));
  });
  return found;
};

const takeAndDo = async (world: World, me: Staff, task: OpenTask, slot: string): Promise<void> => {
  if (task.owner !== me.staffId) {
    const taken = await takeTaskAtDesk(servicesOf(world), principalOf(me), task.taskId, task.owner ?? '');
    if (!taken.ok) return;
    const how = task.owner ? 'covered for a colleague' : 'took from the queue';
    note(world, me.subject, `${how}: ${task.kind}`, task.taskId, task.subject);
  }
  await doTask(world, me, task, slot);
};
