import { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from '../../shared/domain/calendar/working-days.ts';
import { tokyoInstant } from '../../shared/runtime/clock.ts';
import { act } from './act.ts';
import type { CityAtWork } from './city-at-work.ts';
import { faultsBefore, maybeRestart } from './faults.ts';
import { allInvariants } from './invariants/all.ts';
import type { Broken, Invariant } from './invariants/invariant.ts';
import { type Snapshot, takeSnapshot } from './invariants/snapshot.ts';
import { agenciesAnswer } from './people/agencies.ts';
import { consultantsFallIll, consultantsWork } from './people/consultants.ts';
import { listOfDeferrals } from './people/deferrals.ts';
import { facilitiesAnswer } from './people/facilities.ts';
import { familiesArrive } from './people/families.ts';
import { guardiansAnswer } from './people/guardians.ts';
import { supervisorStartsRound } from './people/supervisors.ts';
import { note, todayOf, type World } from './world.ts';

/** How a rehearsal ended: the city as it is, and the first laws that were found broken, with the day. */
export type Rehearsed = {
  snapshot: Snapshot;
  broken: { invariant: Invariant; found: Broken[]; day: string } | undefined;
};

type Scene = (world: World, slot: string) => Promise<void> | void;

/** What happens on a day, in the order of the clock; at counters only on working days. */
const DAY: readonly { at: string; openCountersOnly: boolean; scenes: readonly Scene[] }[] = [
  { at: '07:30', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer, agenciesAnswer] },
  {
    at: '09:00',
    openCountersOnly: true,
    scenes: [consultantsFallIll, supervisorStartsRound, aListNowAndThen],
  },
  { at: '09:30', openCountersOnly: true, scenes: [consultantsWork] },
  { at: '10:45', openCountersOnly: true, scenes: [facilitiesAnswer, agenciesAnswer] },
  { at: '12:15', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer] },
  { at: '14:00', openCountersOnly: true, scenes: [consultantsWork, facilitiesAnswer, agenciesAnswer] },
  { at: '16:15', openCountersOnly: true, scenes: [facilitiesAnswer, consultantsWork] },
  { at: '20:45', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer, agenciesAnswer] },
];

/** Plays the days one after the other; after each, every invariant is looked at. Stops at the first that is broken. */
export const rehearse = async ({ world }: CityAtWork): Promise<Rehearsed> => {
  for (let day = 0; day < world.options.days; day += 1) {
    await playDay(world);
    const seen = await lookAtInvariants(world);
    if (seen.broken || day === world.options.days - 1) return seen;
  }
  throw new Error('A rehearsal has at least one day');
};

const playDay = async (world: World): Promise<void> => {
  const date = Temporal.PlainDate.from(todayOf(world));
  for (const { at, openCountersOnly, scenes } of DAY) {
    await world.twin.moveTo(tokyoInstant(date, at).epochMilliseconds);
    if (openCountersOnly && !isWorkingDay(date)) continue;
    faultsBefore(world, at);
    for (const scene of scenes) await act(world, async () => scene(world, at));
  }
  world.twin.faults.clear();
  // Past the hour in which whatever was tried in the dark is tried again.
  await world.twin.moveTo(tokyoInstant(date.add({ days: 1 }), '00:30').epochMilliseconds);
  await maybeRestart(world);
};

/** The list of deferrals comes on the second day, and a few more a week later. */
async function aListNowAndThen(world: World): Promise<void> {
  const day = Temporal.PlainDate.from(world.options.from).until(todayOf(world)).days;
  if (day === 1) await listOfDeferrals(world, 12);
  else if (day > 1 && day % 7 === 1) await listOfDeferrals(world, 4);
}

const lookAtInvariants = async (world: World): Promise<Rehearsed> => {
  const snapshot = await takeSnapshot(world.twin);
  for (const invariant of allInvariants) {
    const found = await invariant.check(world, snapshot);
    if (found.length === 0) continue;
    note(world, 'rehearsal', `found broken: ${invariant.name}`, ...(found[0]?.about ?? []));
    return { snapshot, broken: { invariant, found, day: todayOf(world) } };
  }
  return { snapshot, broken: undefined };
};
