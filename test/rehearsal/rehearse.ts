import { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from '../../shared/domain/calendar/working-days.ts';
import { tokyoInstant } from '../../shared/runtime/clock.ts';
import { act } from './act.ts';
import { clearFaults, faultsBefore } from './faults/faults-before.ts';
import { maybeRestart, prepareForDeath, riseFromDeath } from './faults/restarts.ts';
import type { CityAtWork } from './founding/city-at-work.ts';
import { allInvariants } from './invariants/all.ts';
import type { Broken, Invariant } from './invariants/invariant.ts';
import { type Snapshot, takeSnapshot } from './invariants/snapshot.ts';
import { agenciesAnswer } from './people/agencies.ts';
import { consultantsWork } from './people/consultants.ts';
import { aListNowAndThen } from './people/deferral-lists.ts';
import { facilitiesAnswer } from './people/facilities.ts';
import { familiesArrive } from './people/families.ts';
import { guardiansAnswer } from './people/guardians.ts';
import { consultantsFallIll, consultantsLeave } from './people/staffing-changes.ts';
import { strangersTry } from './people/strangers.ts';
import { supervisorStartsRound } from './people/supervisors.ts';
import { note, todayOf, type World } from './world.ts';

/** How a rehearsal ended: the city as it is, and the first laws that were found broken, with the day. */
export type Rehearsed = {
  snapshot: Snapshot;
  broken: { invariant: Invariant; found: Broken[]; day: string; dayNumber: number } | undefined;
};

type Scene = (world: World, slot: string) => Promise<void> | void;

/** What happens on a day, in the order of the clock; at counters only on working days. */
const DAY: readonly { at: string; openCountersOnly: boolean; scenes: readonly Scene[] }[] = [
  { at: '07:30', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer, agenciesAnswer] },
  {
    at: '09:00',
    openCountersOnly: true,
    scenes: [consultantsFallIll, consultantsLeave, supervisorStartsRound, aListNowAndThen],
  },
  { at: '09:30', openCountersOnly: true, scenes: [consultantsWork] },
  { at: '10:45', openCountersOnly: true, scenes: [facilitiesAnswer, agenciesAnswer] },
  { at: '12:15', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer] },
  { at: '14:00', openCountersOnly: true, scenes: [consultantsWork, facilitiesAnswer, agenciesAnswer] },
  { at: '16:15', openCountersOnly: true, scenes: [facilitiesAnswer, consultantsWork] },
  { at: '20:45', openCountersOnly: false, scenes: [familiesArrive, guardiansAnswer, agenciesAnswer] },
];

/** Plays the days one after the other, and looks at every invariant as often as wanted. Stops at the first that is broken. */
export const rehearse = async ({ world }: CityAtWork): Promise<Rehearsed> => {
  const { days, look } = world.options;
  for (let day = 1; day <= days; day += 1) {
    await playDay(world);
    if (day % look !== 0 && day !== days) continue;
    await strangersTry(world);
    const seen = await lookAtInvariants(world, day);
    if (seen.broken || day === days) return seen;
  }
  throw new Error('A rehearsal has at least one day');
};

const playDay = async (world: World): Promise<void> => {
  prepareForDeath(world);
  const date = Temporal.PlainDate.from(todayOf(world));
  for (const { at, openCountersOnly, scenes } of DAY) {
    await moveTo(world, tokyoInstant(date, at).epochMilliseconds);
    if (openCountersOnly && !isWorkingDay(date)) continue;
    faultsBefore(world, at);
    for (const scene of scenes) await act(world, async () => scene(world, at));
  }
  clearFaults(world);
  // Past the hour in which whatever was tried in the dark is tried again.
  await moveTo(world, tokyoInstant(date.add({ days: 1 }), '00:30').epochMilliseconds);
  await maybeRestart(world);
};

/** Lets the clock run; a process that dies on the way is missed at the end of it. */
const moveTo = async (world: World, epochMs: number): Promise<void> => {
  await world.twin.moveTo(Math.max(epochMs, world.twin.timeline.nowEpochMs()));
  await riseFromDeath(world);
};

const lookAtInvariants = async (world: World, dayNumber: number): Promise<Rehearsed> => {
  const snapshot = await takeSnapshot(world);
  for (const invariant of allInvariants) {
    const found = await invariant.check(world, snapshot);
    if (found.length === 0) continue;
    note(world, 'rehearsal', `found broken: ${invariant.name}`, ...(found[0]?.about ?? []));
    return { snapshot, broken: { invariant, found, day: todayOf(world), dayNumber } };
  }
  return { snapshot, broken: undefined };
};
