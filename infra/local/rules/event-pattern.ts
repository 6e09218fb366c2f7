import { TemplateRefused } from '../template/refusal.ts';

/** Whether an event (or a stream record) matches a pattern that was compiled. */
export type EventMatcher = (event: unknown) => boolean;

type Test = (value: unknown) => boolean;

/**
 * Compiles an event pattern as EventBridge and Lambda's filters read it: every field named must match, a list names
 * alternatives. Throws `TemplateRefused` for a comparison that it does not know.
 */
export const compilePattern = (pattern: unknown, where: string): EventMatcher => {
  if (!isObject(pattern)) throw new TemplateRefused(where, 'an event pattern is an object');
  const fields = Object.entries(pattern).map(([name, expected]) => fieldMatcher(name, expected, where));
  return (event) => fields.every((matches) => matches(event));
};

const fieldMatcher = (name: string, expected: unknown, where: string): EventMatcher => {
  if (name === '$or' && Array.isArray(expected)) {
    const alternatives = expected.map((one) => compilePattern(one, where));
    return (event) => alternatives.some((matches) => matches(event));
  }
  if (Array.isArray(expected)) {
    const tests = expected.map((one) => valueTest(one, `${where}.${name}`));
    return (event) => valuesOf(event, name).some((value) => tests.some((test) => test(value)));
  }
  const inner = compilePattern(expected, `${where}.${name}`);
  return (event) => valuesOf(event, name).some(inner);
};

/** A list in an event matches when one of its members does. */
const valuesOf = (event: unknown, name: string): unknown[] => {
  const value = isObject(event) ? event[name] : undefined;
  return Array.isArray(value) ? value : [value];
};

const valueTest = (expected: unknown, where: string): Test => {
  if (!isObject(expected)) return (value) => value === expected;
  const [comparison = '', operand] = Object.entries(expected)[0] ?? [];
  const make = comparisons[comparison];
  if (!make) throw new TemplateRefused(where, `the comparison ${comparison} is not known`);
  return make(operand, where);
};

const comparisons: Record<string, (operand: unknown, where: string) => Test> = {
  prefix: (start) => (value) => typeof value === 'string' && value.startsWith(String(start)),
  suffix: (end) => (value) => typeof value === 'string' && value.endsWith(String(end)),
  exists: (wanted) => (value) => (value !== undefined) === wanted,
  'equals-ignore-case': (text) => (value) =>
    typeof value === 'string' && value.toLowerCase() === String(text).toLowerCase(),
  'anything-but': (unwanted, where) => {
    const tests = (Array.isArray(unwanted) ? unwanted : [unwanted]).map((one) => valueTest(one, where));
    return (value) => value !== undefined && !tests.some((test) => test(value));
  },
  numeric: (bounds, where) => numericTest(Array.isArray(bounds) ? bounds : [], where),
};

/** `['>', 0, '<=', 5]`: pairs of comparison and bound. */
const numericTest = (bounds: unknown[], where: string): Test => {
  const [operator, bound, ...rest] = bounds;
  if (operator === undefined) return (value) => typeof value === 'number';
  const compare = orders[String(operator)];
  if (!compare) throw new TemplateRefused(where, `the numeric comparison ${String(operator)} is not known`);
  const others = numericTest(rest, where);
  return (value) => typeof value === 'number' && compare(value, Number(bound)) && others(value);
};

const orders: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
