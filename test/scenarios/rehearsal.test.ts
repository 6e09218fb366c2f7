import { afterEach, describe, expect, it } from 'vitest';
import { type CityAtWork, foundSmallCity } from '../rehearsal/founding/city-at-work.ts';
import { allInvariants } from '../rehearsal/invariants/all.ts';
import { plants } from '../rehearsal/invariants/planted.ts';
import { aRehearsal } from '../rehearsal/rehearsal-options.ts';
import { type Rehearsed, rehearse } from '../rehearsal/rehearse.ts';
import { digestOf } from '../rehearsal/report/figures-of.ts';
import { sayBroken } from '../rehearsal/report/say-broken.ts';
import seeds from '../rehearsal/seeds.json' with { type: 'json' };

let city: CityAtWork | undefined;
afterEach(() => city?.close());

const play = async (options: Parameters<typeof aRehearsal>[0]): Promise<[CityAtWork, Rehearsed]> => {
  city = await foundSmallCity(aRehearsal(options));
  return [city, await rehearse(city)];
};

describe('小さな市の日々', () => {
  it.each(seeds)(
    'seed $seed, $days days, faults $faults: every law holds every night',
    { timeout: 240_000 },
    async (seed) => {
      const [{ world }, rehearsed] = await play(seed);
      expect(sayBroken(world, rehearsed)).toBe('');
      expect(world.families.length).toBeGreaterThan(5);
      expect(world.answers.size).toBeGreaterThan(0);
    },
  );

  it('the same seed gives the same history twice', { timeout: 240_000 }, async () => {
    const digests: string[] = [];
    for (let time = 1; time <= 2; time += 1) {
      const [{ world }] = await play({ seed: '4', days: 2, facilities: 2, cases: 1, sweep: 60, look: 2 });
      digests.push(digestOf(world));
      await city?.close();
      city = undefined;
    }
    expect(digests[0]).toBe(digests[1]);
  });

  it('each law, broken on purpose, is found broken', { timeout: 120_000 }, async () => {
    const [{ world }, { snapshot }] = await play({
      seed: '2',
      days: 2,
      facilities: 3,
      cases: 1,
      sweep: 60,
      look: 2,
    });
    const missed: string[] = [];
    for (const invariant of allInvariants) {
      const planted = plants[invariant.name]?.(world, snapshot);
      const found = planted ? await invariant.check(planted.world, planted.snapshot) : [];
      if (found.length === 0) missed.push(invariant.name);
    }
    expect(missed).toEqual([]);
  });
});
