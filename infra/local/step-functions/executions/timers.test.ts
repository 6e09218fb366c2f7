import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTimeline } from '../../clock/timeline.ts';
import type { Execution } from './execution.ts';
import type { Frame } from './frame.ts';
import { Timers, WHOLE_EXECUTION, wakesOf } from './timers.ts';

type Sleeper = { number: number; frames: Frame[]; TimeoutSeconds?: number; redrivenAt?: number };

const sleeper = ({ number, frames, TimeoutSeconds, redrivenAt }: Sleeper): Execution =>
  ({
    birth: { number, startedAt: 0 },
    status: 'RUNNING',
    frames,
    armed: [],
    redrivenAt,
    program: { definition: TimeoutSeconds === undefined ? {} : { TimeoutSeconds } },
  }) as unknown as Execution;

const waiting = (id: number, until: number): Frame => ({ id, phase: { kind: 'waiting', until } }) as Frame;

const opened = (executions: Execution[]) => {
  const timeline = startTimeline({ mode: 'standing', atEpochMs: 0 });
  const woken: [at: number, execution: number, frame: number][] = [];
  const byNumber = new Map(executions.map((one) => [one.birth.number, one]));
  const timers = new Timers(timeline, { execution: (number) => byNumber.get(number) }, (execution, frame) =>
    woken.push([timeline.nowEpochMs(), execution.birth.number, frame]),
  );
  return { timeline, timers, woken };
};

describe('timers', () => {
  it('wake every frame at its own instant, earliest first, once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), async (untils) => {
        const executions = untils.map((until, number) => sleeper({ number, frames: [waiting(0, until)] }));
        const { timeline, timers, woken } = opened(executions);
        for (const one of executions) timers.arm(one);
        await timeline.advanceTo(100);
        const inOrder = untils.map((until, number) => [until, number, 0] as const);
        expect(woken).toEqual(inOrder.toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it('of a frame that changed its mind wake it when it says now', async () => {
    const one = sleeper({ number: 1, frames: [waiting(0, 10)] });
    const { timeline, timers, woken } = opened([one]);
    timers.arm(one);
    one.frames = [waiting(0, 50)];
    timers.arm(one);
    await timeline.advanceTo(100);
    expect(woken).toEqual([[50, 1, 0]]);
  });

  it('of frames that went on, or of an execution that ended, wake nobody', async () => {
    const one = sleeper({ number: 1, frames: [waiting(0, 10)] });
    const two = sleeper({ number: 2, frames: [waiting(0, 10)] });
    const { timeline, timers, woken } = opened([one, two]);
    for (const each of [one, two]) timers.arm(each);
    one.frames = [];
    two.status = 'ABORTED';
    for (const each of [one, two]) timers.arm(each);
    await timeline.advanceTo(100);
    expect(woken).toEqual([]);
  });

  it('armed twice for the same instant wake once', async () => {
    const one = sleeper({ number: 1, frames: [waiting(0, 10), waiting(4, 10)] });
    const { timeline, timers, woken } = opened([one]);
    timers.arm(one);
    timers.arm(one);
    await timeline.advanceTo(100);
    expect(woken).toEqual([
      [10, 1, 0],
      [10, 1, 4],
    ]);
  });

  it.each([
    ['from its start', undefined, 30_000],
    ['from its redrive', 20_000, 50_000],
  ])('end an execution that lives too long, %s', async (_from, redrivenAt, at) => {
    const one = sleeper({ number: 1, frames: [], TimeoutSeconds: 30, ...(redrivenAt ? { redrivenAt } : {}) });
    const { timeline, timers, woken } = opened([one]);
    timers.arm(one);
    await timeline.advanceTo(100_000);
    expect(woken).toEqual([[at, 1, WHOLE_EXECUTION]]);
  });

  it('wake whom the journal told to sleep, without a look into it', async () => {
    const frames = [waiting(3, 40)];
    const one = sleeper({ number: 1, frames });
    const { timeline, timers, woken } = opened([one]);
    timers.armAsleep(one, [[3, 40]]);
    expect(wakesOf(one)).toEqual([[3, 40]]);
    await timeline.advanceTo(100);
    expect(woken).toEqual([[40, 1, 3]]);
    expect(wakesOf(one)).toEqual([]);
  });

  it('wait for the earlier of an answer’s two limits', async () => {
    const asked = { id: 0, phase: { kind: 'asked', timeoutAt: 50, heartbeatBy: 20 } } as Frame;
    const one = sleeper({ number: 1, frames: [asked] });
    const { timeline, timers, woken } = opened([one]);
    timers.arm(one);
    await timeline.advanceTo(100);
    expect(woken).toEqual([[20, 1, 0]]);
  });
});
