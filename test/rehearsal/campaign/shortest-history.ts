import { FaultKind, Part, type RehearsalOptions } from '../rehearsal-options.ts';
import type { Play, Played } from './play-once.ts';

type Broken = NonNullable<Played['broken']>;

/** What still shows the failure, with as little around it as was found, and how many rehearsals it took to find out. */
export type Shortest = { options: RehearsalOptions; broken: Broken; replays: number };

/** So many rehearsals are spent on one failure. */
const MOST_REPLAYS = 40;

const SIZES = ['facilities', 'families', 'cases', 'consultants'] as const;
const FEWEST = { facilities: 1, families: 0, cases: 0, consultants: 3 } as const;

/**
 * Looks for the shortest history that shows the same broken law, from the same seed: the first day on which it shows,
 * without everybody and every failure that it shows without, in the smallest city. What people do hangs on who they are and
 * never on others' throws, so whoever is left does the same as before.
 */
export const shortestHistory = async (
  play: Play,
  options: RehearsalOptions,
  broken: Broken,
  say: (line: string) => void = () => undefined,
): Promise<Shortest> => {
  let best: Shortest = { options, broken, replays: 0 };
  const tryWith = async (change: Partial<RehearsalOptions>, what: string): Promise<boolean> => {
    if (best.replays >= MOST_REPLAYS) return false;
    const smaller = { ...best.options, ...change };
    const played = await play(smaller);
    const replays = best.replays + 1;
    const same = played.broken?.invariant === broken.invariant ? played.broken : undefined;
    best = same
      ? { options: { ...smaller, days: same.dayNumber }, broken: same, replays }
      : { ...best, replays };
    say(`  ${what}: ${same ? `still broken, on day ${same.dayNumber}` : 'holds'}`);
    return same !== undefined;
  };

  await tryWith({ days: broken.dayNumber, look: 1 }, 'the laws looked at every day');
  if (best.options.faults) await tryWith({ faults: false }, 'without failures');
  if (best.options.faults) {
    for (const kind of FaultKind.options) {
      const faultKinds = best.options.faultKinds.filter((one) => one !== kind);
      if (faultKinds.length > 0 && faultKinds.length < best.options.faultKinds.length)
        await tryWith({ faultKinds }, `without ${kind}`);
    }
  }
  for (const part of Part.options) {
    if (best.options.without.includes(part)) continue;
    await tryWith({ without: [...best.options.without, part] }, `without ${part}`);
  }
  for (const size of SIZES) {
    while (best.options[size] > FEWEST[size]) {
      const half = Math.max(FEWEST[size], Math.floor(best.options[size] / 2));
      if (!(await tryWith({ [size]: half }, `${half} ${size}`))) break;
    }
  }
  return best;
};
