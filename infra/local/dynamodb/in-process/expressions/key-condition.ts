import { invalid } from '../refusals.ts';
import type { Value } from '../values.ts';
import { typeOf } from '../values.ts';
import type { Condition, Operand } from './condition.ts';

/** The attributes of a table's or an index's key. */
export type KeyNames = { partition: string; sort: string | undefined };

/** What a query asks of its key: one partition, and what the sort key must fulfil. */
export type KeyQuestion = { partition: Value; sort: Condition | undefined };

/** Takes a key condition apart. @throws AwsError for a form that DynamoDB does not take of keys. */
export const keyQuestion = (condition: Condition, { partition, sort }: KeyNames): KeyQuestion => {
  const parts = conjuncts(condition);
  const ofPartition = parts.filter((part) => subjectOf(part) === partition);
  const ofSort = parts.filter((part) => sort !== undefined && subjectOf(part) === sort);
  const equality = ofPartition[0] && equalTo(ofPartition[0]);
  if (!equality || ofPartition.length > 1)
    throw invalid(`Query condition missed key schema element: ${partition}`);
  if (ofSort.length > 1 || ofPartition.length + ofSort.length < parts.length) {
    throw invalid('Query key condition not supported');
  }
  const [asked] = ofSort;
  if (asked && !ranges(asked)) throw invalid('Query key condition not supported');
  return { partition: equality, sort: asked };
};

const conjuncts = (condition: Condition): Condition[] =>
  condition.is === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];

const subjectOf = (condition: Condition): string | undefined => {
  const operand =
    condition.is === 'compare'
      ? condition.left
      : condition.is === 'between'
        ? condition.operand
        : condition.is === 'test'
          ? condition.operands[0]
          : undefined;
  return operand?.is === 'path' && operand.path.length === 1 ? operand.path[0] : undefined;
};

const equalTo = (condition: Condition): Value | undefined =>
  condition.is === 'compare' && condition.comparator === '=' ? given(condition.right) : undefined;

const given = (operand: Operand | undefined): Value | undefined =>
  operand?.is === 'value' ? operand.value : undefined;

/** A sort key may be compared with values of the request, apart from `<>`; of the tests only `begins_with` is for it. */
const ranges = (condition: Condition): boolean => {
  if (condition.is === 'compare')
    return condition.comparator !== '<>' && given(condition.right) !== undefined;
  if (condition.is === 'between')
    return given(condition.low) !== undefined && given(condition.high) !== undefined;
  if (condition.is !== 'test' || condition.test !== 'begins_with') return false;
  const prefix = given(condition.operands[1]);
  return prefix !== undefined && ['S', 'B'].includes(typeOf(prefix));
};
