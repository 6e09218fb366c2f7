import type { Value } from '../values.ts';
import type { Path } from './paths.ts';

/** What `SET` writes: a value of the request or the item, a sum or difference, or one of the two functions. */
export type Term =
  | { is: 'value'; value: Value }
  | { is: 'path'; path: Path }
  | { is: 'plus' | 'minus'; left: Term; right: Term }
  | { is: 'if_not_exists'; path: Path; otherwise: Term }
  | { is: 'list_append'; first: Term; second: Term };

/** One action of an update expression. */
export type UpdateAction =
  | { does: 'set'; path: Path; to: Term }
  | { does: 'remove'; path: Path }
  | { does: 'add' | 'delete'; path: Path; value: Value };
