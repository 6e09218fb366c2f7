import { deferralOf } from '../../../shared/store/waitlist.ts';
import { nowOf, servicesOf } from '../world.ts';
import type { Broken, Invariant } from './invariant.ts';

/** A confirmed list is taken while the person waits, or by the next sweeps. Unit: milliseconds. */
const TIME_TO_TAKE_MS = 4 * 3_600_000;

export const everyListedChildIsKnown: Invariant = {
  name: 'every listed child is known',
  sentence:
    'Every child of a list that somebody confirmed stands on the waitlist, once the list has been taken.',
  check: async (world) => {
    const { confirmedAtEpochMs = Number.POSITIVE_INFINITY } = world;
    if (nowOf(world) - confirmedAtEpochMs < TIME_TO_TAKE_MS) return [];
    const { store } = servicesOf(world);
    const broken: Broken[] = [];
    for (const number of world.confirmed) {
      if (await deferralOf(store, world.city.municipality, number)) continue;
      broken.push({ what: `the child ${number} of the confirmed list is not there`, about: [number] });
    }
    return broken;
  },
};
