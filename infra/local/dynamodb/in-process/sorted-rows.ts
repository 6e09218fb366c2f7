import type { Item } from '../item.ts';
import { compareValues, type Value } from './values.ts';

/**
 * An item in its place: the value of its sort key (none in a table without one), and its table key, which breaks ties in an
 * index; its size once somebody has read it.
 */
export type Row = { sort: Value | undefined; tie: string; item: Item; bytes?: number };

/** The rows of one partition, in the order of their sort keys. */
export class SortedRows {
  readonly rows: Row[] = [];

  put(row: Row): void {
    const at = this.#placeOf(row);
    const there = this.rows[at];
    this.rows.splice(at, there && compareRows(there, row) === 0 ? 1 : 0, row);
  }

  remove(row: Pick<Row, 'sort' | 'tie'>): void {
    const at = this.#placeOf(row);
    const there = this.rows[at];
    if (there && compareRows(there, row) === 0) this.rows.splice(at, 1);
  }

  /** The row with exactly this place. */
  at(row: Pick<Row, 'sort' | 'tie'>): Row | undefined {
    const there = this.rows[this.#placeOf(row)];
    return there && compareRows(there, row) === 0 ? there : undefined;
  }

  /** The first position whose row does not stand before the given place. */
  #placeOf(row: Pick<Row, 'sort' | 'tie'>): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.rows[middle] as Row;
      if (compareRows(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The order within a partition; ties of an index fall by the table's key. */
export const compareRows = (left: Pick<Row, 'sort' | 'tie'>, right: Pick<Row, 'sort' | 'tie'>): number => {
  const bySort = left.sort && right.sort ? (compareValues(left.sort, right.sort) ?? 0) : 0;
  if (bySort !== 0) return bySort;
  return left.tie === right.tie ? 0 : left.tie < right.tie ? -1 : 1;
};
