import { foundSmallCity } from '../founding/city-at-work.ts';
import type { RehearsalOptions } from '../rehearsal-options.ts';
import { rehearse } from '../rehearse.ts';
import { digestOf } from '../report/figures-of.ts';
import { sayBroken } from '../report/say-broken.ts';

/** What came of one rehearsal: what was broken first, told with its history, and how often each kind of failure came. */
export type Played = {
  broken?: { invariant: string; dayNumber: number; text: string };
  digest: string;
  failures: Record<string, number>;
};

/** The port by which rehearsals are played, so that what looks for the shortest history can be tried without a city. */
export type Play = (options: RehearsalOptions) => Promise<Played>;

/** A rehearsal that cannot go on is broken by this name, on its last day. */
export const GOES_ON = 'the rehearsal goes on';

/** Notices of the twin that are told with an accident. */
const NOTICES_TOLD = 3;

/** Plays the small city in this process, from its founding to its end. */
export const playOnce: Play = async (options) => {
  const city = await foundSmallCity(options);
  const { world } = city;
  const outcome = () => ({ digest: digestOf(world), failures: Object.fromEntries(world.weather.seen) });
  try {
    const rehearsed = await rehearse(city);
    if (!rehearsed.broken) return outcome();
    const { invariant, dayNumber } = rehearsed.broken;
    return {
      ...outcome(),
      broken: { invariant: invariant.name, dayNumber, text: sayBroken(world, rehearsed) },
    };
  } catch (accident) {
    const told = accident instanceof Error ? (accident.stack ?? accident.message) : String(accident);
    const text = [told, ...world.notices.slice(-NOTICES_TOLD)].join('\n');
    return { ...outcome(), broken: { invariant: GOES_ON, dayNumber: options.days, text } };
  } finally {
    await city.close();
  }
};
