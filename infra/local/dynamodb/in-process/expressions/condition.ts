import type { Value } from '../values.ts';
import type { Path } from './paths.ts';

/** Something that a condition compares: a value of the item, one of the request, or the size of one. */
export type Operand =
  | { is: 'path'; path: Path }
  | { is: 'value'; value: Value }
  | { is: 'size'; of: Operand };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type TestName =
  | 'attribute_exists'
  | 'attribute_not_exists'
  | 'attribute_type'
  | 'begins_with'
  | 'contains';

/** A condition, filter or key condition, read. */
export type Condition =
  | { is: 'and' | 'or'; left: Condition; right: Condition }
  | { is: 'not'; condition: Condition }
  | { is: 'compare'; comparator: Comparator; left: Operand; right: Operand }
  | { is: 'between'; operand: Operand; low: Operand; high: Operand }
  | { is: 'in'; operand: Operand; list: readonly Operand[] }
  | { is: 'test'; test: TestName; operands: readonly Operand[] };
