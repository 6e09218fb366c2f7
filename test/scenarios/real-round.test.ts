import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Twin } from '../../infra/local/twin.ts';
import { aTwin } from '../infra/at-home.ts';
import { playRealRound, REAL_ROUND_BEGINS } from '../rehearsal/real-round.ts';
import { sweepSeldom } from '../workflows/follow-up-at-home.ts';

/** Real records stay outside the repository; where they are not, the invented file beside this test is played. */
const REAL = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'yokohama-kohoku.geojson');
const INVENTED = path.join(import.meta.dirname, 'invented-ward.geojson');

let twin: Twin;
afterEach(() => twin.stop());

describe('実データで一巡', () => {
  const files = [INVENTED, ...(existsSync(REAL) ? [REAL] : [])];

  it.each(files)(
    '%s: every childcare facility is asked, answers are published, the silent are reminded and phoned, a family is offered what fits',
    { timeout: 240_000 },
    async (file) => {
      const home = await aTwin({
        foundCity: false,
        clockStartsAtEpochMs: REAL_ROUND_BEGINS,
        alterTemplates: sweepSeldom,
      });
      twin = home;
      const round = await playRealRound(home, file);
      expect(round.surveyed).toBeGreaterThan(0);
      expect(round.invited).toBe(round.surveyed);
      expect(round.reminded).toBe(round.invited - round.answeredAtOnce);
      expect(round.published).toBe(round.answeredAtOnce + round.answeredLate);
      expect(round.phoneTasks).toBe(round.invited - round.published);
      expect(round.shownInFinder).toBeGreaterThan(0);
      expect(round.family.fitting).toBeGreaterThan(0);
      expect(round.family.offered).toBeGreaterThan(0);
      expect(round.family.mails).toBeGreaterThanOrEqual(2);
      expect(home.notices).toEqual([]);
    },
  );

  it('says plainly when the real file was not there', async () => {
    const folder = path.dirname(REAL);
    const there = existsSync(folder) ? await readdir(folder) : [];
    if (!there.includes(path.basename(REAL))) {
      process.stderr.write(
        `real records are not at ${path.relative(process.cwd(), REAL)}: only the invented ward was played\n`,
      );
    }
    expect(files.length).toBe(there.includes(path.basename(REAL)) ? 2 : 1);
  });
});
