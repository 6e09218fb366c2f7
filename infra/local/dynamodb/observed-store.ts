import type { EngineClient } from './engine-client.ts';
import type { Images } from './images.ts';
import type { KeyOrder } from './key-order.ts';
import type { Change } from './stream-record.ts';
import type { TableFacts } from './table-facts.ts';

/** What a write needs so that its stream records are right: the engine, the item before and after, and one key's writes in turn. */
export type ObservedStore = {
  engine: EngineClient;
  images: Images;
  order: KeyOrder;
  /** Makes stream records of one write's changes; called inside the turn of their keys. */
  publish(table: TableFacts, changes: readonly Change[]): void;
};
