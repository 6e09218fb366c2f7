import type { Item } from '../item.ts';
import type { KeyNames } from './expressions/key-condition.ts';
import { compareRows, type Row, SortedRows } from './sorted-rows.ts';
import type { Value } from './values.ts';

/** The items of a table, or those that one of its indexes holds, partition by partition. */
export class KeySpace {
  readonly names: KeyNames;
  readonly #partitions = new Map<string, SortedRows>();
  /** The partitions' names in order, until one comes or goes. */
  #inOrder: readonly string[] | undefined;

  constructor(names: KeyNames) {
    this.names = names;
  }

  /** An item without the key's attributes has no place here. */
  place(item: Item, tie: string): { partition: string; row: Row } | undefined {
    const partition = item[this.names.partition];
    const sort = this.names.sort === undefined ? undefined : item[this.names.sort];
    if (partition === undefined || (this.names.sort !== undefined && sort === undefined)) return undefined;
    return { partition: partitionText(partition), row: { sort, tie, item } };
  }

  put(item: Item, tie: string): void {
    const place = this.place(item, tie);
    if (!place) return;
    let rows = this.#partitions.get(place.partition);
    if (!rows) {
      rows = new SortedRows();
      this.#partitions.set(place.partition, rows);
      this.#inOrder = undefined;
    }
    rows.put(place.row);
  }

  remove(item: Item, tie: string): void {
    const place = this.place(item, tie);
    if (!place) return;
    const rows = this.#partitions.get(place.partition);
    rows?.remove(place.row);
    if (rows?.rows.length === 0) {
      this.#partitions.delete(place.partition);
      this.#inOrder = undefined;
    }
  }

  rowsOf(partition: Value): readonly Row[] {
    return this.#partitions.get(partitionText(partition))?.rows ?? [];
  }

  get(item: Item, tie: string): Item | undefined {
    const place = this.place(item, tie);
    return place && this.#partitions.get(place.partition)?.at(place.row)?.item;
  }

  /** Every row after a place, partition by partition in an order that stays. */
  *everyRow(after?: { partition: string; row: Row }): Generator<Row> {
    this.#inOrder ??= [...this.#partitions.keys()].sort();
    for (const partition of this.#inOrder) {
      if (after && partition < after.partition) continue;
      const rows = this.#partitions.get(partition)?.rows ?? [];
      // Whoever takes rows away while they look gets those that were there.
      for (const row of [...rows]) {
        if (!after || partition > after.partition || compareRows(row, after.row) > 0) yield row;
      }
    }
  }
}

const partitionText = (value: Value): string => value.S ?? JSON.stringify(value);
