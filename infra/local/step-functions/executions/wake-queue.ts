/** Whom to wake: an execution by its number, and one of its frames. */
export type Wake = { execution: number; frame: number };

/** Whether somebody is to be woken at that instant still. */
type IsArmed = (execution: number, frame: number, atEpochMs: number) => boolean;

const FEWEST_TO_SWEEP = 1_000;
/** An entry's numbers: instant, order of coming, execution, frame. */
const WIDTH = 4;

/**
 * A binary heap of instants at which frames are woken: earliest first, and in the order they came within one instant.
 * It is numbers in one list, since a hundred thousand executions may wait; who waits no longer is told by `isArmed`
 * when its turn comes, and counted until then.
 */
export class WakeQueue {
  readonly #isArmed: IsArmed;
  #heap: number[] = [];
  #added = 0;
  #idle = 0;

  constructor(isArmed: IsArmed) {
    this.#isArmed = isArmed;
  }

  /** How many entries there are, those that nobody waits for included. */
  get size(): number {
    return this.#heap.length / WIDTH;
  }

  add(atEpochMs: number, { execution, frame }: Wake): void {
    this.#heap.push(atEpochMs, this.#added, execution, frame);
    this.#added += 1;
    this.#rise(this.size - 1);
  }

  /** Says that somebody who was added waits no longer. */
  noteIdle(): void {
    this.#idle += 1;
    if (this.#idle > FEWEST_TO_SWEEP && this.#idle * 2 > this.size) this.#sweep();
  }

  nextAt(): number | undefined {
    while (this.#heap.length > 0 && !this.#waits(0)) {
      this.#removeFirst();
      this.#idle = Math.max(0, this.#idle - 1);
    }
    return this.#heap[0];
  }

  /** Takes the earliest that is due, if there is one. */
  takeDue(nowEpochMs: number): Wake | undefined {
    const at = this.nextAt();
    if (at === undefined || at > nowEpochMs) return undefined;
    const [, , execution = 0, frame = 0] = this.#heap;
    this.#removeFirst();
    return { execution, frame };
  }

  #waits(index: number): boolean {
    const [at = 0, , execution = 0, frame = 0] = this.#entry(index);
    return this.#isArmed(execution, frame, at);
  }

  /** Puts a heap of those that wait in the place of one that is mostly of others. */
  #sweep(): void {
    const kept = Array.from({ length: this.size }, (_, index) => index)
      .filter((index) => this.#waits(index))
      .map((index) => this.#entry(index));
    // A list in order is a heap.
    this.#heap = kept.sort(([a = 0, first = 0], [b = 0, second = 0]) => a - b || first - second).flat();
    this.#idle = 0;
  }

  #entry(index: number): number[] {
    return this.#heap.slice(index * WIDTH, (index + 1) * WIDTH);
  }

  #removeFirst(): void {
    const last = this.#heap.splice(-WIDTH, WIDTH);
    if (this.#heap.length === 0) return;
    for (const [place, value] of last.entries()) this.#heap[place] = value;
    this.#sink();
  }

  #rise(start: number): void {
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    for (let index = 0; ; ) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < this.size && this.#before(child, least)) least = child;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left * WIDTH] ?? 0, this.#heap[right * WIDTH] ?? 0];
    return a < b || (a === b && (this.#heap[left * WIDTH + 1] ?? 0) < (this.#heap[right * WIDTH + 1] ?? 0));
  }

  #swap(left: number, right: number): void {
    for (let part = 0; part < WIDTH; part += 1) {
      const kept = this.#heap[left * WIDTH + part] ?? 0;
      this.#heap[left * WIDTH + part] = this.#heap[right * WIDTH + part] ?? 0;
      this.#heap[right * WIDTH + part] = kept;
    }
  }
}
