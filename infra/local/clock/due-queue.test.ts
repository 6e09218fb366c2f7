import { describe, expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

describe('a queue of what falls due', () => {
  it('gives what is due, earliest first, and of one instant in the order it came', () => {
    const queue = new DueQueue<string>();
    queue.add(20, 'later');
    queue.add(10, 'first');
    queue.add(10, 'second');
    expect([queue.takeDue(15), queue.takeDue(15), queue.takeDue(15)]).toEqual(['first', 'second', undefined]);
    expect(queue.nextAt()).toBe(20);
  });

  it('keeps its order when most of it was cancelled', () => {
    const queue = new DueQueue<number>();
    const cancels = Array.from({ length: 5_000 }, (_, index) => queue.add((index * 7_919) % 5_003, index));
    const kept = new Set([17, 2_500, 4_999]);
    for (const [index, cancel] of cancels.entries()) if (!kept.has(index)) cancel();
    const taken = [queue.takeDue(9_999), queue.takeDue(9_999), queue.takeDue(9_999), queue.takeDue(9_999)];
    const expected = [...kept].sort((a, b) => ((a * 7_919) % 5_003) - ((b * 7_919) % 5_003));
    expect(taken).toEqual([...expected, undefined]);
  });

  it('takes no notice when what was taken is cancelled afterwards', () => {
    const queue = new DueQueue<string>();
    const cancel = queue.add(1, 'taken');
    queue.add(2, 'next');
    expect(queue.takeDue(1)).toBe('taken');
    cancel();
    expect(queue.takeDue(2)).toBe('next');
  });
});
