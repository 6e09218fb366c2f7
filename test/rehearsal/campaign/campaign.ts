import {
  type CampaignOptions,
  commandOf,
  type RehearsalOptions,
  type WantedRehearsal,
} from '../rehearsal-options.ts';
import type { Play, Played } from './play-once.ts';
import { keepPlayed, type PlayedSeed, playedBefore } from './progress.ts';
import { seedOfCampaign } from './seed-of-campaign.ts';
import { type Shortest, shortestHistory } from './shortest-history.ts';

export type CampaignPorts = {
  /** One per rehearsal that goes on at a time. */
  players: readonly Play[];
  /** Seconds since the campaign began. */
  seconds: () => number;
  say: (line: string) => void;
};

/** What a campaign came to: seeds played, this time and before, and those that broke a law. */
export type CampaignOutcome = { played: PlayedSeed[]; broken: PlayedSeed[] };

/** A line is said after so many seeds. */
const SAID_EVERY = 10;

/**
 * Plays the seeds one after the other, those that were played before left out, until all are played or the time is over. A
 * seed that breaks a law is played again and again until its shortest history is found, and that is told.
 */
export const playCampaign = async (
  campaign: CampaignOptions,
  wanted: WantedRehearsal,
  { players, seconds, say }: CampaignPorts,
): Promise<CampaignOutcome> => {
  const way = JSON.stringify(Object.entries(wanted).sort());
  const { first, last } = campaign.seeds;
  const before = (await playedBefore(campaign.progress, way)).filter(
    ({ seed }) => seed >= first && seed <= last,
  );
  const known = new Set(before.map(({ seed }) => seed));
  const ahead = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (seed) => !known.has(seed),
  );
  if (before.length > 0) say(`${before.length} seeds were played before (${campaign.progress})`);
  const played = [...before];
  const isOver = () => campaign.budget !== undefined && seconds() >= campaign.budget;
  const playOn = async (play: Play): Promise<void> => {
    for (let seed = ahead.shift(); seed !== undefined && !isOver(); seed = ahead.shift()) {
      const begun = seconds();
      const options = seedOfCampaign(seed, wanted);
      const outcome = await play(options);
      const done = playedSeed(way, seed, outcome, seconds() - begun);
      played.push(done);
      await keepPlayed(campaign.progress, done);
      if (outcome.broken) await tell(play, options, outcome.broken, say);
      if (played.length % SAID_EVERY === 0) say(progressLine(played, last - first + 1, seconds()));
    }
  };
  await Promise.all(players.map(playOn));
  const broken = played.filter(({ invariant }) => invariant !== undefined);
  say(closingLine(played, last - first + 1, wanted, seconds()));
  return { played, broken };
};

const playedSeed = (
  way: string,
  seed: number,
  { broken, failures }: Played,
  seconds: number,
): PlayedSeed => ({
  way,
  seed,
  seconds: Math.round(seconds * 10) / 10,
  failures,
  ...(broken ? { invariant: broken.invariant, dayNumber: broken.dayNumber } : {}),
});

const tell = async (
  play: Play,
  options: RehearsalOptions,
  broken: NonNullable<Played['broken']>,
  say: CampaignPorts['say'],
): Promise<void> => {
  say(
    `seed ${options.seed}: broken on day ${broken.dayNumber}: ${broken.invariant}; looking for its shortest history`,
  );
  say(sayShortest(await shortestHistory(play, options, broken, say)));
};

/** The shortest history in words, how to see it again, and the line that keeps it as a case of every test run. */
export const sayShortest = ({ options, broken, replays }: Shortest): string => {
  const { report: _, data: __, months: ___, city: ____, ...kept } = options;
  return [
    `the shortest history that shows it (${options.days} days, found in ${replays} replays):`,
    broken.text.trimEnd(),
    `again: ${commandOf(options)}`,
    `to keep it as a case of every test run, add to test/rehearsal/seeds.json: ${JSON.stringify(kept)}`,
  ].join('\n');
};

const progressLine = (played: readonly PlayedSeed[], all: number, seconds: number): string => {
  const broken = played.filter(({ invariant }) => invariant !== undefined).length;
  return `${played.length} of ${all} seeds, ${broken} broken, ${Math.round(seconds)} s`;
};

const closingLine = (
  played: readonly PlayedSeed[],
  all: number,
  wanted: WantedRehearsal,
  seconds: number,
): string => {
  const broken = played.filter(({ invariant }) => invariant !== undefined);
  const failures = played.flatMap((one) => Object.values(one.failures)).reduce((sum, one) => sum + one, 0);
  const found = broken.length > 0 ? `: seeds ${broken.map(({ seed }) => seed).join(', ')}` : '';
  const left =
    played.length < all ? `; ${all - played.length} seeds not played yet, the same command goes on` : '';
  return `${played.length} seeds × ${wanted.days ?? 10} days${wanted.faults ? ` with ${failures} failures` : ''}: ${broken.length} violations${found} (${Math.round(seconds)} s)${left}`;
};
