import type { Kept, Key, Records, TableName } from './records.ts';
import type { Laid } from './store.ts';

/** What a write takes for granted. When it proves false, the command is refused with this name. */
export type Belief = { version: number | 'absent' | 'any'; otherwise: string };

export type Write =
  | { does: 'put'; records: Records<unknown>; value: unknown; belief: Belief }
  | { does: 'add'; records: Records<unknown>; value: unknown; field: string; belief: Belief; atMost: number }
  | { does: 'delete'; table: TableName; key: Key; belief: Belief }
  | { does: 'expect'; table: TableName; key: Key; belief: Belief };

/** Writes something new; refused as `otherwise` when it is there already. */
export const creating = <T>(records: Records<T>, value: T, otherwise: string): Write => ({
  does: 'put',
  records: records as Records<unknown>,
  value,
  belief: { version: 'absent', otherwise },
});

/** Writes the next state of something that was read; refused as `otherwise` when somebody changed it meanwhile. */
export const saving = <T>(records: Records<T>, kept: Kept<T>, next: T, otherwise: string): Write => ({
  does: 'put',
  records: records as Records<unknown>,
  value: next,
  belief: { version: kept.version, otherwise },
});

/** Lays down something whose key is its own; see `Store.lay`. */
export const laying = <T>(records: Records<T>, value: T): Laid => ({
  records: records as Records<unknown>,
  value,
});

/** Writes over whatever stands there; only for things that nobody saves after having read them. */
export const replacing = <T>(records: Records<T>, value: T): Write => ({
  does: 'put',
  records: records as Records<unknown>,
  value,
  belief: { version: 'any', otherwise: 'NeverRefused' },
});

/** Removes something that was read; refused as `otherwise` when somebody changed it meanwhile. */
export const removing = <T>(records: Records<T>, kept: Kept<T>, otherwise: string): Write => ({
  does: 'delete',
  table: records.table,
  key: records.key(kept.value),
  belief: { version: kept.version, otherwise },
});

/** Writes nothing, but refuses the whole command as `otherwise` when the thing changed meanwhile. */
export const expecting = <T>(records: Records<T>, kept: Kept<T>, otherwise: string): Write => ({
  does: 'expect',
  table: records.table,
  key: records.key(kept.value),
  belief: { version: kept.version, otherwise },
});

/**
 * Adds one to a number of a thing, whether it is there already or not: one addition in the store, which nobody else's can
 * undo. `value` are its other fields. Refused as `CountIsFull` once the number has reached `atMost`.
 */
export const counting = <T>(
  records: Records<T>,
  value: T,
  field: keyof T & string,
  atMost: number,
): Write => ({
  does: 'add',
  records: records as Records<unknown>,
  value,
  field,
  belief: { version: 'any', otherwise: 'CountIsFull' },
  atMost,
});
