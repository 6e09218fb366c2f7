import type { AttributeValue } from 'aws-lambda';
import { compareNumbers, storedNumber } from './numbers.ts';
import { invalid } from './refusals.ts';

/** One value as DynamoDB writes it, under its type letter. */
export type Value = AttributeValue;

const TYPES = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'] as const;
export type ValueType = (typeof TYPES)[number];

/** The type letter and what stands under it. */
export const typed = (value: Value): [ValueType, unknown] => {
  for (const type in value) return [type as ValueType, (value as Record<string, unknown>)[type]];
  throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
};

export const typeOf = (value: Value): ValueType => typed(value)[0];

/** Below zero when the left value sorts first; `undefined` for two that have no order: other types, or types without one. */
export const compareValues = (left: Value, right: Value): number | undefined => {
  if (left.S !== undefined && right.S !== undefined) return compareTexts(left.S, right.S);
  if (left.N !== undefined && right.N !== undefined) return compareNumbers(left.N, right.N);
  if (left.B !== undefined && right.B !== undefined)
    return Buffer.compare(bytes(left.B as string), bytes(right.B as string));
  return undefined;
};

const SURROGATE = /[\ud800-\udfff]/;

/** Texts sort by their bytes in UTF-8, which is not the order of UTF-16 where a surrogate comes in. */
const compareTexts = (left: string, right: string): number => {
  if (left === right) return 0;
  if (SURROGATE.test(left) || SURROGATE.test(right))
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left < right ? -1 : 1;
};

/** Equal as DynamoDB means it: numbers by value, sets without order, maps and lists in depth. */
export const equalValues = (left: Value, right: Value): boolean => {
  const [type, one] = typed(left);
  const [otherType, other] = typed(right);
  if (type !== otherType) return false;
  switch (type) {
    case 'N':
      return compareNumbers(one as string, other as string) === 0;
    case 'M':
      return equalMaps(one as Fields, other as Fields);
    case 'L':
      return equalLists(one as Value[], other as Value[]);
    case 'SS':
    case 'NS':
    case 'BS':
      return equalSets(one as string[], other as string[]);
    default:
      return one === other;
  }
};

type Fields = Record<string, Value>;

const equalMaps = (left: Fields, right: Fields): boolean => {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const [one, other] = [left[name], right[name]];
      return one !== undefined && other !== undefined && equalValues(one, other);
    })
  );
};

const equalLists = (left: Value[], right: Value[]): boolean =>
  left.length === right.length &&
  left.every((one, index) => {
    const other = right[index];
    return other !== undefined && equalValues(one, other);
  });

const equalSets = (left: string[], right: string[]): boolean => {
  const members = new Set(right);
  return left.length === right.length && left.every((one) => members.has(one));
};

export const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** Whether bytes lie anywhere in a value. */
export const hasBytes = ({ B, BS, L, M }: Value): boolean =>
  B !== undefined ||
  BS !== undefined ||
  (L?.some(hasBytes) ?? false) ||
  (M !== undefined && Object.values(M).some(hasBytes));

/** The value as it is stored: numbers in their one spelling. The value itself where nothing changes. @throws AwsError for what cannot be stored. */
export const storedValue = (value: Value): Value => {
  const [type, content] = typed(value);
  switch (type) {
    case 'N': {
      const text = storedNumber(content as string);
      return text === content ? value : { N: text };
    }
    case 'NS':
      return { NS: distinct((content as string[]).map(storedNumber)) };
    case 'SS':
    case 'BS':
      distinct(content as string[]);
      return value;
    case 'L':
      return { L: (content as Value[]).map(storedValue) };
    case 'M':
      return { M: storedFields(content as Fields) };
    case 'NULL':
      if (content !== true) throw invalid('Null attribute value types must have the value of true');
      return value;
    default:
      if (!TYPES.includes(type)) throw invalid(`Supplied AttributeValue has an unknown datatype ${type}`);
      return value;
  }
};

/** All fields as they are stored. */
export const storedFields = (fields: Fields): Fields => {
  const stored: Fields = {};
  for (const name in fields) stored[name] = storedValue(fields[name] as Value);
  return stored;
};

const distinct = (members: string[]): string[] => {
  if (members.length === 0) throw invalid('An set may not be empty');
  if (new Set(members).size < members.length) throw invalid('Input collection contains duplicates');
  return members;
};
