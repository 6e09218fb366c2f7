import type { Result } from '../runtime/result.ts';
import type { Kept, Key, Records } from './records.ts';
import type { Write } from './writes.ts';

/** A command that was refused because something it took for granted was no longer so. Nothing was written. */
export type BrokenBelief = { kind: string };

export type Question = {
  pk: string;
  /** Only sort keys that begin so. */
  begins?: string;
  /** Only sort keys up to and including this one. */
  until?: string;
  /** The index that answers, where the table's own key does not. */
  index?: string;
  limit?: number;
  newestFirst?: boolean;
};

/** Something new that is laid down: whatever stands under its key is written over, so its key must be its own. */
export type Laid = { records: Records<unknown>; value: unknown };

/** What the rooms of the product know of the database. */
export type Store = {
  find<T>(records: Records<T>, key: Key): Promise<Kept<T> | undefined>;
  /** All that answer, page by page until `limit`; items of other entities under the same key are passed over. */
  ask<T>(records: Records<T>, question: Question): Promise<Kept<T>[]>;
  /** All writes or none, in one transaction of at most 100. */
  commit(writes: readonly Write[]): Promise<Result<void, BrokenBelief>>;
  /**
   * Lays new things down, each by itself: after an accident some may lie there and some not. For what does no harm when
   * nothing follows, such as a link that no mail names.
   */
  lay(things: readonly Laid[]): Promise<void>;
};
