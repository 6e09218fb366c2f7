import { AwsError } from '../aws-port/aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import { hasOddNumber, type Item, keyOf } from './item.ts';
import type { TableFacts } from './table-facts.ts';

export type ItemPlace = { table: TableFacts; key: Item };

/** Reads items as they are stored, for stream records. */
export class Images {
  readonly #engine: EngineClient;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  async read({ name }: TableFacts, Key: Item): Promise<Item | undefined> {
    const { Item } = await this.#engine.ask<{ Item?: Item }>('GetItem', {
      TableName: name,
      Key,
      ConsistentRead: true,
    });
    return Item;
  }

  /** At most 100 items at once, answered in the order asked. */
  async readMany(places: readonly ItemPlace[]): Promise<(Item | undefined)[]> {
    if (places.length === 0) return [];
    const TransactItems = places.map(({ table, key }) => ({ Get: { TableName: table.name, Key: key } }));
    const { Responses } = await this.#engine.ask<{ Responses: { Item?: Item }[] }>('TransactGetItems', {
      TransactItems,
    });
    return Responses.map(({ Item }) => Item);
  }

  /** Reads before a write; a request so wrong that it cannot be read for is left to the engine to refuse. */
  async readManyIfAllowed(places: readonly ItemPlace[]): Promise<(Item | undefined)[]> {
    try {
      return await this.readMany(places);
    } catch (failure) {
      if (failure instanceof AwsError && failure.status < 500) return [];
      throw failure;
    }
  }

  /** A written item as the engine keeps it: only numbers in an unusual spelling change. */
  async storedForm(table: TableFacts, item: Item): Promise<Item | undefined> {
    return hasOddNumber(item) ? this.read(table, keyOf(item, table.keyNames)) : item;
  }
}
