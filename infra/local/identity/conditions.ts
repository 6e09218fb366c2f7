import type { Statement } from '../template/resources/policy-document.ts';
import { matchesPattern } from './wildcard.ts';

export type ConditionKeys = Record<string, readonly string[]>;

type Comparison = { matches: (expected: string, actual: string) => boolean; negated: boolean };

const equal = (expected: string, actual: string): boolean => expected === actual;
const equalInAnyCase = (expected: string, actual: string): boolean =>
  expected.toLowerCase() === actual.toLowerCase();

const comparisons: Record<string, Comparison> = {
  StringEquals: { matches: equal, negated: false },
  StringNotEquals: { matches: equal, negated: true },
  StringEqualsIgnoreCase: { matches: equalInAnyCase, negated: false },
  StringNotEqualsIgnoreCase: { matches: equalInAnyCase, negated: true },
  StringLike: { matches: matchesPattern, negated: false },
  StringNotLike: { matches: matchesPattern, negated: true },
  ArnEquals: { matches: matchesPattern, negated: false },
  ArnLike: { matches: matchesPattern, negated: false },
  ArnNotEquals: { matches: matchesPattern, negated: true },
  ArnNotLike: { matches: matchesPattern, negated: true },
  Bool: { matches: equalInAnyCase, negated: false },
};

type Operator =
  | { kind: 'null' }
  | { kind: 'compare'; comparison: Comparison; set: 'all' | 'any' | 'single'; ifExists: boolean };

/** Condition operators of a policy that the twin cannot judge; a policy with one is refused when it is loaded. */
export const unknownOperators = (statement: Statement): string[] =>
  Object.keys(statement.Condition).filter((operator) => !parseOperator(operator));

/** Whether every condition of a statement holds for a request. */
export const conditionsHold = (condition: Statement['Condition'], keys: ConditionKeys): boolean =>
  Object.entries(condition).every(([name, expectations]) => {
    const operator = parseOperator(name);
    return Object.entries(expectations).every(([key, expected]) =>
      holds(operator, expected, valuesOf(keys, key)),
    );
  });

const holds = (
  operator: Operator | undefined,
  expected: readonly string[],
  actual: readonly string[] | undefined,
): boolean => {
  if (!operator) return false;
  if (operator.kind === 'null')
    return expected.some((value) => (value === 'true') === (actual === undefined));
  const { comparison, set, ifExists } = operator;
  if (!actual?.length) return ifExists || set === 'all' || (set === 'single' && comparison.negated);
  const meets = (value: string): boolean =>
    expected.some((one) => comparison.matches(one, value)) !== comparison.negated;
  return set === 'all' ? actual.every(meets) : actual.some(meets);
};

const parseOperator = (name: string): Operator | undefined => {
  if (name === 'Null') return { kind: 'null' };
  const [, prefix, base = '', suffix] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const comparison = comparisons[base];
  if (!comparison) return undefined;
  const set = prefix === 'ForAllValues:' ? 'all' : prefix === 'ForAnyValue:' ? 'any' : 'single';
  return { kind: 'compare', comparison, set, ifExists: suffix !== undefined };
};

/** Condition keys are compared without regard to case. */
const valuesOf = (keys: ConditionKeys, wanted: string): readonly string[] | undefined => {
  const exact = keys[wanted];
  if (exact) return exact;
  const found = Object.keys(keys).find((key) => key.toLowerCase() === wanted.toLowerCase());
  return found === undefined ? undefined : keys[found];
};
