import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startKeptTimeline } from './kept-clock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const APRIL = Date.parse('2026-04-01T00:00:00+09:00');
const MAY = Date.parse('2026-05-01T00:00:00+09:00');

describe('a clock that outlives the process', () => {
  it('starts where the last run moved it, not where that one started', async () => {
    const first = await startKeptTimeline({ startsAtEpochMs: APRIL, folder });
    await first.moveTo(MAY);
    const second = await startKeptTimeline({ startsAtEpochMs: APRIL, folder });
    expect(second.timeline.nowEpochMs()).toBe(MAY);
  });

  it('starts later when it is told to', async () => {
    const first = await startKeptTimeline({ startsAtEpochMs: APRIL, folder });
    await first.moveTo(APRIL + 1_000);
    const second = await startKeptTimeline({ startsAtEpochMs: MAY, folder });
    expect(second.timeline.nowEpochMs()).toBe(MAY);
  });

  it('stays as far ahead of the machine as it was moved', async () => {
    const DAY_MS = 86_400_000;
    const first = await startKeptTimeline({ folder });
    const begun = first.timeline.nowEpochMs();
    await first.moveTo(begun + DAY_MS);
    first.timeline.stop();
    const second = await startKeptTimeline({ folder });
    expect(second.timeline.nowEpochMs()).toBeGreaterThanOrEqual(begun + DAY_MS);
    second.timeline.stop();
  });
});
