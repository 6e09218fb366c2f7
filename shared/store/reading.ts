import { fromStored, type StoredItem } from './attribute-values.ts';
import { type Item, keptFrom } from './items.ts';
import type { Kept, Records } from './records.ts';
import type { Sealer } from './sealing.ts';

/** Reads a stored item as the kind that is asked for, at once where it was read before; undefined when it is of another kind. */
export type Reading = <T>(records: Records<T>, stored: StoredItem) => Promise<Kept<T>> | Kept<T> | undefined;

/** Of kinds without sealed fields: no key is needed to read them, so whoever read an item has read it for all in this process. */
const openToAll = new WeakMap<StoredItem, Read>();

type Read = { records: unknown; kept: Promise<Kept<unknown>> | Kept<unknown> };

/**
 * Opens and parses each stored item once. A client over the network gives every answer as new objects, so that nothing
 * is remembered there; a store inside this process gives the very same object as long as nobody wrote the item. What was
 * opened with one function's keys stays in that function's own reading.
 */
export const readingOnce = (sealer: Sealer): Reading => {
  const ownSeals = new WeakMap<StoredItem, Read>();
  return <T>(records: Records<T>, stored: StoredItem): Promise<Kept<T>> | Kept<T> | undefined => {
    if (stored.entity?.S !== records.entity) return undefined;
    const before = records.sealed?.length ? ownSeals : openToAll;
    const known = before.get(stored);
    if (known?.records === records) return known.kept as Promise<Kept<T>> | Kept<T>;
    const reading = keptFrom(records, fromStored(stored) as Item, sealer).then((read) => {
      const kept = unchangeable(read);
      before.set(stored, { records, kept });
      return kept;
    });
    before.set(stored, { records, kept: reading });
    // A key that was refused may be given the next time.
    reading.catch(() => before.delete(stored));
    return reading;
  };
};

/** What several readers share: whoever changes it hears of it at once. */
const unchangeable = <V>(value: V): V => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const member of Object.values(value)) unchangeable(member);
  return Object.freeze(value);
};
