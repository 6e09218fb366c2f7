import type { JsonObject } from '../language/json.ts';

/** One object as `listObjectsV2` tells it to a map. `LastModified` is epoch seconds. */
export type ObjectFacts = JsonObject & { Key: string; Size: number };

/**
 * Files under keys, as S3 keeps them: what a distributed map reads its items from and writes its results to. The
 * seam for whoever needs more of S3 at home; `objectFolder` is all that the twin itself has.
 */
export interface ObjectStore {
  /** The text of an object. Throws `ObjectMissing`. */
  get(bucket: string, key: string): Promise<string>;
  /** What lies under a prefix, by key. */
  list(bucket: string, prefix: string): Promise<ObjectFacts[]>;
  put(bucket: string, key: string, text: string): Promise<void>;
}

/** Nothing lies under this key. */
export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing';

  constructor() {
    super('The specified key does not exist.');
  }
}
