import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../../clock/timeline.ts';
import { Activities, type ActivityTask } from './activities.ts';

const PHONE = 'arn:phone';
const MINUTE_MS = 60_000;
const task = (frame: number): ActivityTask => ({ execution: 1, frame, scheduled: 3 });

const opened = () => {
  const timeline = startTimeline({ mode: 'standing', atEpochMs: 0 });
  return { timeline, activities: new Activities(timeline) };
};

describe('tasks and workers of an activity', () => {
  it('meet in the order in which each of them came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 12 }), async (moves) => {
        const { timeline, activities } = opened();
        const taken: Promise<ActivityTask | undefined>[] = [];
        let offered = 0;
        for (const isTask of moves) {
          if (!isTask) taken.push(activities.take(PHONE, MINUTE_MS));
          else {
            offered += 1;
            activities.offer(PHONE, task(offered));
          }
        }
        await timeline.advanceTo(2 * MINUTE_MS);
        const got = (await Promise.all(taken)).map((one) => one?.frame);
        const served = Math.min(offered, got.length);
        expect(got.slice(0, served)).toEqual(Array.from({ length: served }, (_, place) => place + 1));
        expect(got.slice(served).every((one) => one === undefined)).toBe(true);
      }),
    );
  });

  it('of another activity do not meet', async () => {
    const { timeline, activities } = opened();
    activities.offer(PHONE, task(1));
    const taken = activities.take('arn:visits', MINUTE_MS);
    await timeline.advanceTo(MINUTE_MS);
    expect(await taken).toBeUndefined();
    expect(await activities.take(PHONE, MINUTE_MS)).toEqual(task(1));
  });

  it('lie there once, however often they are laid out', async () => {
    const { timeline, activities } = opened();
    activities.offer(PHONE, task(1));
    activities.offer(PHONE, task(1));
    expect(await activities.take(PHONE, MINUTE_MS)).toEqual(task(1));
    const next = activities.take(PHONE, MINUTE_MS);
    await timeline.advanceTo(MINUTE_MS);
    expect(await next).toBeUndefined();
  });

  it('part when the worker has no more patience: what comes then is the next one’s', async () => {
    const { timeline, activities } = opened();
    const first = activities.take(PHONE, MINUTE_MS);
    await timeline.advanceTo(MINUTE_MS);
    expect(await first).toBeUndefined();
    activities.offer(PHONE, task(1));
    expect(await activities.take(PHONE, MINUTE_MS)).toEqual(task(1));
  });
});
