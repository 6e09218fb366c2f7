import { type Json, sameJson } from '../json.ts';
import type { PathStep } from './path.ts';

/** What a filter tests of each element: `[?(@.a == 1 && @.b)]`. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; inner: Filter }
  | { kind: 'exists'; operand: Operand }
  | { kind: 'compare'; operator: Comparison; left: Operand; right: Operand };

export type Comparison = '==' | '!=' | '<=' | '>=' | '<' | '>' | '=~' | 'in' | 'nin';

export type Operand =
  | { kind: 'element'; steps: PathStep[] }
  | { kind: 'root'; steps: PathStep[] }
  | { kind: 'value'; value: Json }
  | { kind: 'pattern'; pattern: RegExp };

type Look = (from: 'element' | 'root', steps: PathStep[]) => Json | undefined;

/** Whether an element passes; `look` follows a path from it or from the whole document. */
export const passes = (filter: Filter, look: Look): boolean => {
  switch (filter.kind) {
    case 'and':
      return passes(filter.left, look) && passes(filter.right, look);
    case 'or':
      return passes(filter.left, look) || passes(filter.right, look);
    case 'not':
      return !passes(filter.inner, look);
    case 'exists':
      return operandValue(filter.operand, look) !== undefined;
    case 'compare':
      return compare(filter.operator, filter.left, filter.right, look);
    default:
      return filter satisfies never;
  }
};

const operandValue = (operand: Operand, look: Look): Json | undefined => {
  if (operand.kind === 'value') return operand.value;
  return operand.kind === 'pattern' ? undefined : look(operand.kind, operand.steps);
};

const compare = (operator: Comparison, left: Operand, right: Operand, look: Look): boolean => {
  const one = operandValue(left, look);
  if (operator === '=~')
    return right.kind === 'pattern' && typeof one === 'string' && right.pattern.test(one);
  const other = operandValue(right, look);
  if (operator === '==') return same(one, other);
  if (operator === '!=') return !same(one, other);
  if (operator === 'in' || operator === 'nin') {
    const inside = Array.isArray(other) && other.some((item) => same(item, one));
    return inside === (operator === 'in');
  }
  return ordered(operator, one, other);
};

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  one !== undefined && other !== undefined && sameJson(one, other);

const ordered = (
  operator: '<' | '<=' | '>' | '>=',
  one: Json | undefined,
  other: Json | undefined,
): boolean => {
  const comparable =
    (typeof one === 'number' && typeof other === 'number') ||
    (typeof one === 'string' && typeof other === 'string');
  if (!comparable) return false;
  const order = one < other ? -1 : Number(one > other);
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
};
