import type { Journal } from '../../journal/journal.ts';
import type { EngineEntry } from './engine-entry.ts';
import type { Execution } from './execution.ts';
import type { Registry } from './registry.ts';
import { compacted } from './retention.ts';

const FEWEST_ENTRIES = 50_000;
const ENTRIES_PER_EXECUTION = 20;

/** Puts each entry into what the engine knows and into its journal, in the same order. */
export class Ledger {
  readonly #journal: Journal<EngineEntry>;
  readonly #registry: Registry;
  readonly #now: () => number;
  #last: Promise<void> = Promise.resolve();
  #sinceCompaction = 0;
  #closed = false;

  constructor(journal: Journal<EngineEntry>, registry: Registry, now: () => number) {
    this.#journal = journal;
    this.#registry = registry;
    this.#now = now;
  }

  /** What is known of an execution. */
  execution(number: number): Execution | undefined {
    return this.#registry.executions.get(number);
  }

  /** True at once in memory; resolves when it is on the disk. */
  write(entry: EngineEntry): Promise<void> {
    // What comes in while the twin shuts down is as if it had been killed before: the next start does it.
    if (this.#closed) return new Promise(() => {});
    this.#registry.apply(entry);
    this.#last = this.#journal.append(entry);
    this.#sinceCompaction += 1;
    return this.#sinceCompaction > this.#mostEntries() ? this.compact() : this.#last;
  }

  /** Reads what was written before, then lives on. */
  async read(): Promise<void> {
    for await (const entry of this.#journal.entries()) {
      this.#registry.apply(entry);
      this.#sinceCompaction += 1;
    }
    this.#sinceCompaction -= this.#registry.executions.size;
  }

  /** Puts the present state in the place of everything that led to it. */
  compact(): Promise<void> {
    this.#sinceCompaction = 0;
    this.#last = this.#journal.rewrite(compacted(this.#registry, this.#now()));
    return this.#last;
  }

  /** A journal is rewritten when it is mostly history: then each entry is written a few times at most. */
  #mostEntries(): number {
    return Math.max(FEWEST_ENTRIES, ENTRIES_PER_EXECUTION * this.#registry.executions.size);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Waits for what was written; nothing is taken in after. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#journal.close();
  }

  /** Resolves when everything written so far is on the disk. */
  durable(): Promise<void> {
    return this.#last;
  }
}
