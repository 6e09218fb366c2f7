import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Wake, WakeQueue } from './wake-queue.ts';

const everybody = () => true;

const allDue = (queue: WakeQueue, now: number): Wake[] => {
  const taken: Wake[] = [];
  for (let next = queue.takeDue(now); next; next = queue.takeDue(now)) taken.push(next);
  return taken;
};

describe('a queue of frames to be woken', () => {
  it('gives what is due, earliest first, and of one instant in the order it came', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 50 });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 20 }), (at, now) => {
        const queue = new WakeQueue(everybody);
        for (const [execution, instant] of at.entries()) queue.add(instant, { execution, frame: 0 });
        const expected = at
          .map((instant, execution) => ({ instant, execution }))
          .filter(({ instant }) => instant <= now)
          .toSorted((a, b) => a.instant - b.instant);
        expect(allDue(queue, now)).toEqual(expected.map(({ execution }) => ({ execution, frame: 0 })));
      }),
    );
  });

  it('passes over who waits no longer', () => {
    const queue = new WakeQueue((execution) => execution !== 1);
    for (const execution of [1, 2]) queue.add(execution, { execution, frame: 0 });
    expect(queue.nextAt()).toBe(2);
  });

  it('holds no more than twice those that wait, and keeps their order', () => {
    const armed = new Set([17, 2_500, 4_999]);
    const queue = new WakeQueue((execution) => armed.has(execution));
    for (let execution = 0; execution < 5_000; execution += 1)
      queue.add(5_000 - execution, { execution, frame: 0 });
    for (let idle = 0; idle < 4_997; idle += 1) queue.noteIdle();
    expect(queue.size).toBeLessThan(2_503);
    expect(allDue(queue, 5_000).map(({ execution }) => execution)).toEqual([4_999, 2_500, 17]);
  });
});
