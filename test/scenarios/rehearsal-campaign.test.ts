import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playCampaign } from '../rehearsal/campaign/campaign.ts';
import type { Play } from '../rehearsal/campaign/play-once.ts';
import { shortestHistory } from '../rehearsal/campaign/shortest-history.ts';
import { aRehearsal, readOptions } from '../rehearsal/rehearsal-options.ts';

/** A city whose law breaks on its third day, wherever outages meet facilities that answer. */
const brokenByOutages: Play = async ({ days, faults, faultKinds, without, facilities }) => {
  const shows =
    faults && faultKinds.includes('outages') && !without.includes('facilities') && facilities >= 2;
  const broken = { invariant: 'no mail twice', dayNumber: 3, text: '2 mails for one row' };
  return { digest: '', failures: { outages: 1 }, ...(shows && days >= 3 ? { broken } : {}) };
};

describe('a broken law', () => {
  it('is told with the fewest days, people and failures that show it, and how to see it again', async () => {
    const options = aRehearsal({ seed: '8', days: 30, faults: true });
    const first = await brokenByOutages(options);
    const { options: left, replays } = await shortestHistory(
      brokenByOutages,
      options,
      first.broken ?? expect.fail('the planted law held'),
    );
    expect(left).toMatchObject({ seed: '8', days: 3, faults: true, faultKinds: ['outages'], facilities: 3 });
    expect(left.without).not.toContain('facilities');
    expect(left.without).toContain('families');
    expect(replays).toBeLessThanOrEqual(40);
  });

  it('is told as it was found where nothing can be left out', async () => {
    const once: Play = async () => ({ digest: '', failures: {} });
    const options = aRehearsal({ days: 5 });
    const broken = { invariant: 'no mail twice', dayNumber: 5, text: '' };
    expect((await shortestHistory(once, options, broken)).options).toEqual(options);
  });
});

describe('a campaign', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'campaign-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const run = async (play: Play, seeds: string, seconds = () => 0, budget?: number) => {
    const said: string[] = [];
    const progress = path.join(folder, 'progress.jsonl');
    const campaign = { seeds: readSeeds(seeds), workers: 1, progress, ...(budget ? { budget } : {}) };
    const wanted = { days: 30, faults: true };
    const outcome = await playCampaign(campaign, wanted, {
      players: [play],
      seconds,
      say: (line) => said.push(line),
    });
    return { outcome, said };
  };

  const readSeeds = (seeds: string) =>
    readOptions(['--seeds', seeds]).campaign?.seeds ?? expect.fail('no seeds were read');

  it('plays each seed once, and goes on where it was left', async () => {
    const played: string[] = [];
    const play: Play = async ({ seed }) => {
      played.push(seed);
      return { digest: '', failures: {} };
    };
    await run(play, '1..3');
    const { said } = await run(play, '1..5');
    expect(played).toEqual(['1', '2', '3', '4', '5']);
    expect(said.at(-1)).toContain('5 seeds × 30 days with 0 failures: 0 violations');
  });

  it('ends when its time is over, and says what is left', async () => {
    let now = 0;
    const play: Play = async () => {
      now += 10;
      return { digest: '', failures: {} };
    };
    const { said } = await run(play, '1..9', () => now, 25);
    expect(said.at(-1)).toContain('3 seeds');
    expect(said.at(-1)).toContain('6 seeds not played yet');
  });

  it('names the seed that broke a law, tells its shortest history, and the line that keeps it', async () => {
    const { outcome, said } = await run(
      (options) => brokenByOutages({ ...options, faultKinds: ['outages'] }),
      '7',
    );
    expect(outcome.broken).toMatchObject([{ seed: 7, invariant: 'no mail twice', dayNumber: 3 }]);
    const told = said.join('\n');
    expect(told).toContain('2 mails for one row');
    expect(told).toMatch(/npm run rehearse -- --seed 7 --days 3/);
    expect(told).toMatch(/seeds\.json: \{"seed":"7","days":3/);
  });
});
