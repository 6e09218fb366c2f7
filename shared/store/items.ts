import type { Kept, Records } from './records.ts';
import type { SealContext, Sealer } from './sealing.ts';

export type Item = Record<string, unknown> & { pk: string; sk: string; entity: string; version: number };

const RESERVED = ['pk', 'sk', 'entity', 'version', 'expiresAtEpochSeconds'];

/** The item as it is written: keys, index keys, the value's fields, the personal ones sealed. */
export const itemOf = async <T>(
  records: Records<T>,
  value: T,
  version: number,
  sealer: Sealer,
): Promise<Item> => {
  const fields: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  const key = records.key(value);
  for (const told of Object.keys(records.toldByKey?.(key) ?? {})) delete fields[told];
  for (const field of records.sealed ?? []) {
    if (fields[field] === undefined) continue;
    fields[field] = await sealer.seal(contextOf(records, key, field), JSON.stringify(fields[field]));
  }
  for (const name of RESERVED) {
    if (name in fields) throw new Error(`${records.entity}: a field may not be called ${name}`);
  }
  return {
    ...fields,
    ...key,
    ...records.index?.(value),
    entity: records.entity,
    version,
    ...(records.expiresAtEpochSeconds ? { expiresAtEpochSeconds: records.expiresAtEpochSeconds(value) } : {}),
  };
};

/** The value of an item that was read, opened and parsed. @throws when it is not what the schema says. */
export const keptFrom = async <T>(records: Records<T>, item: Item, sealer: Sealer): Promise<Kept<T>> => {
  const fields: Record<string, unknown> = { ...item, ...records.toldByKey?.(item) };
  for (const field of records.sealed ?? []) {
    const sealed = fields[field];
    if (typeof sealed !== 'string') continue;
    fields[field] = JSON.parse(await sealer.open(contextOf(records, item, field), sealed));
  }
  return { value: records.schema.parse(fields), version: item.version };
};

const contextOf = <T>(records: Records<T>, key: { pk: string; sk: string }, field: string): SealContext => ({
  municipality: municipalityOfKey(key.pk),
  entity: records.entity,
  item: `${key.pk}|${key.sk}`,
  field,
});

/** Every key begins with its municipality. */
export const municipalityOfKey = (pk: string): string => pk.slice(0, pk.indexOf('#'));
