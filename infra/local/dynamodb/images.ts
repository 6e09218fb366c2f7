import { AwsError } from '../aws-port/aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import type { Item } from './item.ts';
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
    const [only] = places;
    if (!only) return [];
    if (places.length === 1) return [await this.read(only.table, only.key)];
    const TransactItems = places.map(({ table, key }) => ({ Get: { TableName: table.name, Key: key } }));
    const { Responses } = await this.#engine.ask<{ Responses: { Item?: Item }[] }>('TransactGetItems', {
      TransactItems,
    });
    return Responses.map(({ Item }) => Item);
  }

  /** Reads before a write; undefined for a request so wrong that its items cannot be read. */
  async readManyIfAllowed(places: readonly ItemPlace[]): Promise<(Item | undefined)[] | undefined> {
    try {
      return await this.readMany(places);
    } catch (failure) {
      if (failure instanceof AwsError && failure.status < 500) return undefined;
      throw failure;
    }
  }
}
