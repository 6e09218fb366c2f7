import type { Declared } from '../../template/declaration.ts';
import type { TableProperties } from '../../template/resources/dynamodb.ts';
import { type Item, keyOf, keyText } from '../item.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import { KeySpace } from './key-space.ts';
import { invalid } from './refusals.ts';
import { itemBytes } from './sizes.ts';
import { hasBytes, storedFields, typed, typeOf } from './values.ts';

/** The largest item. Source: "Service quotas". Unit: bytes. */
const LARGEST_ITEM_BYTES = 400 * 1024;
const LARGEST_PARTITION_KEY_BYTES = 2048;
const LARGEST_SORT_KEY_BYTES = 1024;

type Index = TableProperties['GlobalSecondaryIndexes'][number];

/** An index of a table: what it holds, and which attributes of it a query sees. */
export type MemoryIndex = { space: KeySpace; shows: ReadonlySet<string> | 'all'; global: boolean };

/** What an index shows of an item. */
export const shownBy = (shows: MemoryIndex['shows'], item: Item): Item =>
  shows === 'all' ? item : Object.fromEntries(Object.entries(item).filter(([name]) => shows.has(name)));

/** A table and its indexes, in memory. Items are never changed once they lie here: a write puts another one. */
export class MemoryTable {
  readonly name: string;
  readonly keyNames: readonly string[];
  readonly space: KeySpace;
  readonly indexes: ReadonlyMap<string, MemoryIndex>;
  readonly #types: ReadonlyMap<string, string>;
  #holdsBytes = false;
  readonly #expiryAttribute: string | undefined;
  /** Items that say when they expire, by their key's text: most never do, and are not looked at each day. */
  readonly #expiring = new Map<string, Item>();

  constructor({ name, properties }: Declared<TableProperties>) {
    this.name = name;
    this.space = new KeySpace(namesOf(properties.KeySchema));
    this.keyNames = Object.values(this.space.names).filter((one) => one !== undefined);
    this.#types = new Map(
      properties.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [
        AttributeName,
        AttributeType,
      ]),
    );
    this.#expiryAttribute = properties.TimeToLiveSpecification?.AttributeName;
    const index = (one: Index, global: boolean): [string, MemoryIndex] => [
      one.IndexName,
      this.#index(one, global),
    ];
    this.indexes = new Map([
      ...properties.GlobalSecondaryIndexes.map((one) => index(one, true)),
      ...properties.LocalSecondaryIndexes.map((one) => index(one, false)),
    ]);
  }

  /** Whether bytes were ever written here: texts and numbers go to the SDK's caller as they lie. */
  get holdsBytes(): boolean {
    return this.#holdsBytes;
  }

  get(key: Item): Item | undefined {
    return this.space.get(key, this.tie(key));
  }

  /** One text for the item's key, as an index breaks ties by it. */
  tie(item: Item): string {
    return keyText('', item, this.keyNames);
  }

  /** Puts the new item, if there is one, in the place of the old one, if there is one. */
  replace(before: Item | undefined, after: Item | undefined): void {
    const tie = this.tie(after ?? before ?? {});
    for (const space of [this.space, ...[...this.indexes.values()].map((index) => index.space)]) {
      if (before) space.remove(before, tie);
      if (after) space.put(after, tie);
    }
    if (this.#expiryAttribute === undefined) return;
    if (after?.[this.#expiryAttribute]) this.#expiring.set(tie, after);
    else this.#expiring.delete(tie);
  }

  /** Items that will expire, in the order of their keys. */
  expiring(): Item[] {
    return [...this.#expiring].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
  }

  /** A key that a caller named. @throws AwsError when it is not exactly the table's. */
  checkedKey(key: Item): Item {
    if (Object.keys(key).length !== this.keyNames.length) {
      throw invalid('The provided key element does not match the schema');
    }
    this.#checkKeyOf(key, 'The provided key element does not match the schema');
    return storedFields(key);
  }

  /** An item as it will lie here. @throws AwsError for a key that does not fit, or an item too large. */
  checkedItem(item: Item): Item {
    this.#checkKeyOf(item, 'One or more parameter values were invalid: the key does not match the schema');
    for (const { space } of this.indexes.values()) {
      for (const name of Object.values(space.names)) this.#checkIndexKey(item, name);
    }
    const stored = storedFields(item);
    if (itemBytes(stored) > LARGEST_ITEM_BYTES)
      throw invalid('Item size has exceeded the maximum allowed size');
    this.#holdsBytes ||= Object.values(stored).some(hasBytes);
    return stored;
  }

  keyOf(item: Item): Item {
    return keyOf(item, this.keyNames);
  }

  #checkKeyOf(item: Item, message: string): void {
    this.keyNames.forEach((name, position) => {
      const value = item[name];
      if (value === undefined || typeOf(value) !== this.#types.get(name)) throw invalid(message);
      const [, content] = typed(value);
      if (content === '') throw invalid(`${message}: an empty value for the key ${name}`);
      const largest = position === 0 ? LARGEST_PARTITION_KEY_BYTES : LARGEST_SORT_KEY_BYTES;
      if (Buffer.byteLength(String(content)) > largest)
        throw invalid(`${message}: the key ${name} is too large`);
    });
  }

  #checkIndexKey(item: Item, name: string | undefined): void {
    const value = name === undefined ? undefined : item[name];
    if (value === undefined || name === undefined) return;
    if (typeOf(value) !== this.#types.get(name) || typed(value)[1] === '') {
      throw invalid(`One or more parameter values were invalid: Type mismatch for Index Key ${name}`);
    }
  }

  #index({ KeySchema, Projection }: Index, global: boolean): MemoryIndex {
    const space = new KeySpace(namesOf(KeySchema));
    if (Projection.ProjectionType === 'ALL') return { space, shows: 'all', global };
    const keys = [...Object.values(space.names), ...this.keyNames].filter((one) => one !== undefined);
    return { space, shows: new Set([...keys, ...(Projection.NonKeyAttributes ?? [])]), global };
  }
}

const namesOf = (schema: TableProperties['KeySchema']): KeyNames => ({
  partition: schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '',
  sort: schema.find(({ KeyType }) => KeyType === 'RANGE')?.AttributeName,
});
