import type { Item } from '../../item.ts';
import { bytes, compareValues, equalValues, typed, typeOf, type Value } from '../values.ts';
import type { Comparator, Condition, Operand, TestName } from './condition.ts';
import { valueAt } from './paths.ts';

/** Whether a condition holds for an item; for one that is not there, ask with `{}`. */
export const holds = (condition: Condition, item: Item): boolean => {
  switch (condition.is) {
    case 'and':
      return holds(condition.left, item) && holds(condition.right, item);
    case 'or':
      return holds(condition.left, item) || holds(condition.right, item);
    case 'not':
      return !holds(condition.condition, item);
    case 'compare':
      return compares(
        condition.comparator,
        operandValue(condition.left, item),
        operandValue(condition.right, item),
      );
    case 'between': {
      const value = operandValue(condition.operand, item);
      return (
        compares('>=', value, operandValue(condition.low, item)) &&
        compares('<=', value, operandValue(condition.high, item))
      );
    }
    case 'in': {
      const value = operandValue(condition.operand, item);
      return condition.list.some((one) => compares('=', value, operandValue(one, item)));
    }
    case 'test':
      return passes(
        condition.test,
        operandValue(condition.operands[0], item),
        operandValue(condition.operands[1], item),
      );
    default:
      return condition satisfies never;
  }
};

const operandValue = (operand: Operand | undefined, item: Item): Value | undefined => {
  if (operand === undefined) return undefined;
  if (operand.is === 'value') return operand.value;
  if (operand.is === 'path') return valueAt(item, operand.path);
  return sizeOf(operandValue(operand.of, item));
};

/** Texts count by characters, bytes by themselves, sets, lists and maps by their members; other values have no size. */
const sizeOf = (value: Value | undefined): Value | undefined => {
  if (value === undefined) return undefined;
  const [type, content] = typed(value);
  if (type === 'S') return { N: String((content as string).length) };
  if (type === 'B') return { N: String(bytes(content as string).length) };
  if (Array.isArray(content)) return { N: String(content.length) };
  return type === 'M' ? { N: String(Object.keys(content as object).length) } : undefined;
};

/** A comparison with a value that is not there is false, whatever it asks, apart from `<>`. */
const compares = (comparator: Comparator, left: Value | undefined, right: Value | undefined): boolean => {
  if (comparator === '<>') return left === undefined || right === undefined || !equalValues(left, right);
  if (left === undefined || right === undefined) return false;
  if (comparator === '=') return equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return comparator satisfies never;
  }
};

const passes = (test: TestName, value: Value | undefined, other: Value | undefined): boolean => {
  if (test === 'attribute_not_exists') return value === undefined;
  if (value === undefined) return false;
  if (test === 'attribute_exists') return true;
  if (other === undefined) return false;
  if (test === 'attribute_type') return typeOf(value) === other.S;
  return test === 'begins_with' ? beginsWith(value, other) : contains(value, other);
};

export const beginsWith = (value: Value, prefix: Value): boolean => {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S);
  if (value.B === undefined || prefix.B === undefined) return false;
  const start = bytes(prefix.B as string);
  return bytes(value.B as string)
    .subarray(0, start.length)
    .equals(start);
};

const contains = (value: Value, part: Value): boolean => {
  const [type, content] = typed(value);
  if (type === 'S') return part.S !== undefined && (content as string).includes(part.S);
  if (type === 'B') return part.B !== undefined && bytes(content as string).includes(bytes(part.B as string));
  if (type === 'L') return (content as Value[]).some((one) => equalValues(one, part));
  if (type !== 'SS' && type !== 'NS' && type !== 'BS') return false;
  const single = type.charAt(0) as 'S' | 'N' | 'B';
  return (content as string[]).some((one) => equalValues({ [single]: one } as unknown as Value, part));
};
