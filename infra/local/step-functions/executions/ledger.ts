import type { Journal } from '../../journal/journal.ts';
import type { EngineEntry } from './engine-entry.ts';
import type { Registry } from './registry.ts';

/** Puts each entry into what the engine knows and into its journal, in the same order. */
export class Ledger {
  readonly #journal: Journal<EngineEntry>;
  readonly #registry: Registry;
  #last: Promise<void> = Promise.resolve();

  constructor(journal: Journal<EngineEntry>, registry: Registry) {
    this.#journal = journal;
    this.#registry = registry;
  }

  /** True at once in memory; resolves when it is on the disk. */
  write(entry: EngineEntry): Promise<void> {
    this.#registry.apply(entry);
    this.#last = this.#journal.append(entry);
    return this.#last;
  }

  /** Resolves when everything written so far is on the disk. */
  durable(): Promise<void> {
    return this.#last;
  }
}
