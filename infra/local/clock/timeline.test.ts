import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTimeline } from './timeline.ts';

const standing = () => startTimeline({ mode: 'standing', atEpochMs: 1_000 });

describe('virtual time', () => {
  it('stands still until it is moved, and a timer sees its own instant', async () => {
    const time = standing();
    const seen: number[] = [];
    time.schedule(5_000, () => void seen.push(time.nowEpochMs()));
    await time.quiet();
    expect(seen).toEqual([]);
    await time.advanceTo(9_000);
    expect(seen).toEqual([5_000]);
    expect(time.nowEpochMs()).toBe(9_000);
  });

  it('runs what a timer starts on the way before it goes further', async () => {
    const time = standing();
    const story: string[] = [];
    time.schedule(2_000, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      story.push(`first at ${time.nowEpochMs()}`);
      time.schedule(3_000, () => void story.push(`second at ${time.nowEpochMs()}`));
    });
    time.schedule(4_000, () => void story.push(`third at ${time.nowEpochMs()}`));
    await time.advanceTo(10_000);
    expect(story).toEqual(['first at 2000', 'second at 3000', 'third at 4000']);
  });

  it('runs a timer that is already due without being moved', async () => {
    const time = standing();
    let ran = false;
    time.schedule(500, () => {
      ran = true;
    });
    await time.quiet();
    expect(ran).toBe(true);
  });

  it('never runs a cancelled timer', async () => {
    const time = standing();
    let ran = false;
    const cancel = time.schedule(2_000, () => {
      ran = true;
    });
    cancel();
    await time.advanceTo(3_000);
    expect(ran).toBe(false);
  });

  it('runs any set of timers in the order of their instants, and of their setting within one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1_000, max: 1_020 }), { maxLength: 60 }),
        async (instants) => {
          const time = standing();
          const ran: [number, number][] = [];
          instants.forEach((at, order) => {
            time.schedule(at, () => void ran.push([at, order]));
          });
          await time.advanceTo(2_000);
          const expected = instants.map((at, order): [number, number] => [at, order]);
          expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          expect(ran).toEqual(expected);
        },
      ),
    );
  });
});

describe('ticking time', () => {
  it('can be moved ahead of the machine, and goes on from there', async () => {
    const time = startTimeline({ mode: 'ticking', aheadMs: 0 });
    const before = time.nowEpochMs();
    let ran = false;
    time.schedule(before + 86_400_000, () => {
      ran = true;
    });
    await time.advanceTo(before + 100_000_000);
    expect(ran).toBe(true);
    expect(time.nowEpochMs()).toBeGreaterThanOrEqual(before + 100_000_000);
    time.stop();
  });
});
