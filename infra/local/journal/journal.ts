/**
 * What the twin must still know after `kill -9`: entries in the order they were written. A stand-in keeps its state
 * in memory, appends each change here before it answers for it, and reads everything back when it starts.
 */
export interface Journal<E> {
  /** Resolves when the entry is on the disk; entries are kept in the order of the calls. */
  append(entry: E): Promise<void>;
  /** Every entry from the first on, those being written included. */
  entries(): AsyncIterable<E>;
  /** Puts other entries in the place of all that is there, wholly or not at all. Appends made meanwhile follow them. */
  rewrite(entries: Iterable<E>): Promise<void>;
  /** Waits for what is being written; nothing can be appended after. */
  close(): Promise<void>;
}

/** An append after `close`. */
export class JournalClosed extends Error {
  override readonly name = 'JournalClosed';
}
