import type { ChoiceTest } from '../language/definition.ts';
import { runtimeFailure } from '../language/failure.ts';
import type { Json } from '../language/json.ts';
import { type PathScope, resolvePath } from '../language/jsonpath/resolve.ts';
import { epochMsOf } from '../language/timestamp.ts';

/** Whether a JSONPath test of a Choice holds. */
export const testHolds = (test: ChoiceTest, scope: PathScope): boolean => {
  if (test.And) return test.And.every((inner) => testHolds(inner, scope));
  if (test.Or) return test.Or.some((inner) => testHolds(inner, scope));
  if (test.Not) return !testHolds(test.Not, scope);
  const operator = operatorOf(test);
  const followed = resolvePath(test.Variable ?? '$', scope);
  if (operator === 'IsPresent') return followed.found === test[operator];
  if (!followed.found) throw invalidPath(test.Variable ?? '$', 'condition');
  if (operator.startsWith('Is')) return IS_TESTS[operator as IsTest](followed.value) === test[operator];
  return compared(operator, followed.value, comparedWith(test, operator, scope));
};

const invalidPath = (path: string, which: 'condition' | 'comparison'): Error =>
  runtimeFailure(`Invalid path '${path}': The choice state's ${which} path references an invalid value.`);

/** Fields of a test that are no operators. */
const OTHER_FIELDS = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output']);

export const operatorOf = (test: ChoiceTest): string =>
  Object.keys(test).find((field) => !OTHER_FIELDS.has(field)) ?? '';

const comparedWith = (test: ChoiceTest, operator: string, scope: PathScope): Json => {
  if (!operator.endsWith('Path')) return test[operator] as Json;
  const path = String(test[operator]);
  const followed = resolvePath(path, scope);
  if (!followed.found) throw invalidPath(path, 'comparison');
  return followed.value;
};

type IsTest = 'IsNull' | 'IsNumeric' | 'IsString' | 'IsBoolean' | 'IsTimestamp';

const IS_TESTS: Record<IsTest, (value: Json) => boolean> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && epochMsOf(value) !== undefined,
};

const compared = (operator: string, value: Json, other: Json): boolean => {
  const [, kind, relation] = COMPARISON.exec(operator) ?? [];
  if (kind === undefined) return operator === 'StringMatches' && matches(value, other);
  const one = comparable(kind, value);
  const two = comparable(kind, other);
  if (one === undefined || two === undefined) return false;
  return relates(relation ?? '', one, two);
};

const COMPARISON =
  /^(String|Numeric|Timestamp|Boolean)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(?:Path)?$/;

/** A value as its kind compares it; undefined if it is of another kind, which compares with nothing. */
const comparable = (kind: string, value: Json): string | number | undefined => {
  if (kind === 'Numeric') return typeof value === 'number' ? value : undefined;
  if (kind === 'Boolean') return typeof value === 'boolean' ? Number(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return kind === 'Timestamp' ? epochMsOf(value) : value;
};

const relates = (relation: string, one: string | number, two: string | number): boolean => {
  if (relation === 'Equals') return one === two;
  if (relation.endsWith('Equals') && one === two) return true;
  return relation.startsWith('LessThan') ? one < two : one > two;
};

/** `*` stands for any characters; a backslash takes that meaning from it. */
const matches = (value: Json, pattern: Json): boolean => {
  if (typeof value !== 'string' || typeof pattern !== 'string') return false;
  const source = pattern.replaceAll(/\\(.)|\*|[.+?^${}()|[\]\\]/gs, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return `\\${escaped}`.replace(/^\\(\w)$/, '$1');
    return found === '*' ? '.*' : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 's').test(value);
};
