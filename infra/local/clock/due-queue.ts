/** What was cancelled holds nothing any more: an execution may have waited for next year. */
type Entry<T> = { at: number; order: number; item: T | undefined; cancelled: boolean };

const FEWEST_TO_SWEEP = 1_000;

/** A binary heap of things that fall due: earliest first, and in the order they were added within one instant. */
export class DueQueue<T> {
  #heap: Entry<T>[] = [];
  #cancelled = 0;
  #added = 0;

  add(at: number, item: T): () => void {
    const entry: Entry<T> = { at, order: this.#added++, item, cancelled: false };
    this.#heap.push(entry);
    this.#rise(this.#heap.length - 1);
    return () => this.#cancel(entry);
  }

  nextAt(): number | undefined {
    while (this.#heap[0]?.cancelled) {
      this.#cancelled -= 1;
      this.#removeFirst();
    }
    return this.#heap[0]?.at;
  }

  /** Takes the earliest thing that is due at `now`, if there is one. */
  takeDue(now: number): T | undefined {
    const at = this.nextAt();
    if (at === undefined || at > now) return undefined;
    const first = this.#heap[0];
    this.#removeFirst();
    if (!first) return undefined;
    // Whoever cancels it from now on cancels nothing.
    first.cancelled = true;
    return first.item;
  }

  #cancel(entry: Entry<T>): void {
    if (entry.cancelled) return;
    entry.cancelled = true;
    entry.item = undefined;
    this.#cancelled += 1;
    if (this.#cancelled > FEWEST_TO_SWEEP && this.#cancelled * 2 > this.#heap.length) this.#sweep();
  }

  /** Puts a heap without the cancelled in the place of one that is mostly cancelled. */
  #sweep(): void {
    const kept = this.#heap.filter(({ cancelled }) => !cancelled);
    // A list in order is a heap.
    this.#heap = kept.sort((a, b) => a.at - b.at || a.order - b.order);
    this.#cancelled = 0;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = 2 * index + 1;
      let least = index;
      if (left < this.#heap.length && this.#before(left, least)) least = left;
      if (left + 1 < this.#heap.length && this.#before(left + 1, least)) least = left + 1;
      if (least === index) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #before(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(left: number, right: number): void {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    if (!a || !b) return;
    this.#heap[left] = b;
    this.#heap[right] = a;
  }
}
