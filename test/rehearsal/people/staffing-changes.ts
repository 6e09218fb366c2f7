import { Temporal } from 'temporal-polyfill';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { staffRecords } from '../../../shared/store/registry.ts';
import { replacing } from '../../../shared/store/writes.ts';
import { act } from '../act.ts';
import { aConsultant } from '../founding/staffing.ts';
import { diceFor, note, servicesOf, takesPart, todayOf, type World } from '../world.ts';

/** Of ten thousand mornings of one consultant so many are the first of leave for good: about one in seven in a year. */
const LEAVES_OF_10000 = 6;
/** Mornings in a hundred on which somebody falls ill. */
const ILL_OF_100 = 3;
/** Whoever fell ill comes back after a week at the latest. */
const LONGEST_ILL_DAYS = 7;

export const isIll = (world: World, { staffId }: Pick<Staff, 'staffId'>): boolean =>
  (world.illUntil.get(staffId) ?? '') >= todayOf(world);

/** In the morning somebody may fall ill, for a day up to a week. */
export const consultantsFallIll = (world: World): void => {
  if (!takesPart(world, 'illness')) return;
  for (const one of world.staff) {
    const { role, staffId, subject, active } = one;
    const dice = diceFor(world, 'illness', subject);
    if (role !== 'consultant' || !active || isIll(world, one) || !dice.in100(ILL_OF_100)) continue;
    const until = Temporal.PlainDate.from(todayOf(world))
      .add({ days: dice.below(LONGEST_ILL_DAYS) })
      .toString();
    world.illUntil.set(staffId, until);
    note(world, subject, `is ill until ${until}`, staffId);
  }
};

/**
 * Now and then a consultant leaves for good. The staff register says so, and nothing else: what becomes of the tasks is for
 * the service to see to. Somebody new begins in the ward the next morning.
 */
export const consultantsLeave = async (world: World): Promise<void> => {
  if (!takesPart(world, 'departures')) return;
  for (const one of world.staff.filter(({ role, active }) => role === 'consultant' && active)) {
    const dice = diceFor(world, 'leaves', one.subject);
    if (dice.below(10_000) >= LEAVES_OF_10000) continue;
    await act(world, () => leave(world, one));
  }
};

const leave = async (world: World, one: Staff): Promise<void> => {
  const successor = aConsultant(`${one.subject}-next`, one.wards[0] ?? '');
  const gone: Staff = { ...one, active: false };
  const { store } = servicesOf(world);
  const done = await store.commit([replacing(staffRecords, gone), replacing(staffRecords, successor)]);
  if (!done.ok) return;
  world.staff = [...world.staff.map((other) => (other === one ? gone : other)), successor];
  note(world, one.subject, `left for good; ${successor.subject} begins`, one.staffId);
};
