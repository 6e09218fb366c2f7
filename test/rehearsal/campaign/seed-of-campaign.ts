import { diceOf } from '../dice.ts';
import {
  aRehearsal,
  FaultKind,
  NEEDING_A_FOLDER,
  type RehearsalOptions,
  type WantedRehearsal,
} from '../rehearsal-options.ts';

/** Seasons that go wrong in ways of their own: applications, the turn of the year, first results, second results, 1 April, a quiet month. */
const FIRST_DAYS = [
  '2026-10-05',
  '2026-12-16',
  '2027-01-25',
  '2027-02-22',
  '2027-03-17',
  '2027-06-14',
] as const;

/** A campaign plays many small cities rather than one large one; whatever is asked for counts before these. */
const SMALL: WantedRehearsal = { facilities: 3, families: 120, cases: 1, sweep: 60, look: 5 };

/** Of a hundred seeds with failures so many are restarted and killed as well; the others live in memory, and are quicker. */
const RESTARTED_OF_100 = 25;

/** How one seed of a campaign is played: a small city, in a season and with failures that hang on the seed. */
export const seedOfCampaign = (seed: number, wanted: WantedRehearsal): RehearsalOptions =>
  aRehearsal({
    ...SMALL,
    from: diceOf('first day', seed).pick(FIRST_DAYS),
    faultKinds: diceOf('restarted', seed).in100(RESTARTED_OF_100)
      ? [...FaultKind.options]
      : FaultKind.options.filter((kind) => !NEEDING_A_FOLDER.includes(kind)),
    ...wanted,
    seed: String(seed),
  });
