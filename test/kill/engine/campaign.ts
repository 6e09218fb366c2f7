import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Verdict } from '../verdict.ts';
import { bundleChild } from './bundle.ts';
import { countWrites, type Judged, type Kill, killChain } from './kill-chain.ts';
import { type KillPoint, MODES } from './killing-journal.ts';

export type Campaign = {
  points: number;
  times: number;
  /** No new kill is begun after so many seconds. */
  budgetSeconds: number;
  /** Kills under way at once. */
  atOnce: number;
  note?: (line: string) => void;
};

/** Kills the engine at each point so many times, each time with another seed, and judges every outcome. */
export const killEngine = async (campaign: Campaign): Promise<Verdict> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-child-'));
  const child = await bundleChild(folder);
  const points = spread(everyPoint(await countWrites(child)), campaign.points);
  const kills = within(campaign.budgetSeconds, killsAt(points, campaign.times));
  const verdict: Verdict = { kills: 0, broken: [], resumed: [] };
  const chain = async (): Promise<void> => {
    for await (const judged of killChain(child, kills)) {
      take(verdict, judged);
      if (verdict.kills % 100 === 0)
        campaign.note?.(`${verdict.kills} kills, ${verdict.broken.length} faults`);
    }
  };
  await Promise.all(Array.from({ length: campaign.atOnce }, chain));
  await rm(folder, { recursive: true });
  return verdict;
};

const take = (verdict: Verdict, { kill: { seed, point }, broken, resumed }: Judged): void => {
  const where = `${point.mode} write ${point.write}, seed ${seed}`;
  verdict.kills += 1;
  if (resumed) verdict.resumed.push(resumed);
  verdict.broken.push(...broken.map((what) => ({ where, what })));
};

/** Every point once, then every point again: a budget that ends early has seen the whole story. */
function* killsAt(points: readonly KillPoint[], times: number): Generator<Kill> {
  for (let time = 0; time < times; time += 1)
    for (const [index, point] of points.entries()) yield { seed: 1 + time * points.length + index, point };
}

/** Shared by all chains: each takes the next, until the time is over. */
const within = (seconds: number, kills: Generator<Kill>): Iterable<Kill> => {
  const ends = performance.now() + seconds * 1000;
  const next = (): IteratorResult<Kill> =>
    performance.now() < ends ? kills.next() : { done: true, value: undefined };
  return { [Symbol.iterator]: () => ({ next }) };
};

/** The last writes are left out: how many there are differs by a few from seed to seed. */
const LEFT_OUT = 6;

const everyPoint = (writes: number): KillPoint[] =>
  Array.from({ length: writes - LEFT_OUT }, (_, index) =>
    MODES.map((mode): KillPoint => ({ mode, write: index + 1 })),
  ).flat();

/** So many of all, evenly from the first to the last. */
const spread = <T>(all: readonly T[], wanted: number): T[] => {
  const count = Math.min(wanted, all.length);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
};
