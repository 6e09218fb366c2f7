import type { z } from 'zod';

export type TableName = 'registry' | 'cases' | 'ledger';

export type Key = { pk: string; sk: string };

/** A field of a value, of whichever status. */
type FieldOf<T> = T extends unknown ? keyof T : never;

/**
 * How one kind of thing lies in the store: its table, its key, the index keys that answer questions about it,
 * and which of its fields are sealed because they speak of a person.
 */
export type Records<T> = {
  table: TableName;
  /** The kind's name in the store; stream filters and audits read it. */
  entity: string;
  schema: z.ZodType<T>;
  key(value: T): Key;
  index?(value: T): Record<string, string>;
  /** Fields that are encrypted for this municipality, entity and item before they are written. */
  sealed?: readonly (FieldOf<T> & string)[];
  /** Fields that the key already tells: they are not written a second time, which keeps the item small. */
  toldByKey?(key: Key): Record<string, string>;
  /** When the store may forget the item. Unit: epoch seconds. */
  expiresAtEpochSeconds?(value: T): number;
};

/** Something as it was read: the value, and the version that a later write will expect to find. */
export type Kept<T> = { value: T; version: number };

export const defineRecords = <T>(records: Records<T>): Records<T> => records;
