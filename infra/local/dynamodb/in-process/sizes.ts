import type { Item } from '../item.ts';
import { bytes, typed, type Value } from './values.ts';

/** What a list or a map costs by itself, and each of its members. Source: "DynamoDB item sizes and formats". Unit: bytes. */
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

/** Items that lie in a table never change, so each is measured once. */
const measured = new WeakMap<Item, number>();

/** The size of an item as DynamoDB counts it: names and values. Unit: bytes. */
export const itemBytes = (item: Item): number => {
  const known = measured.get(item);
  if (known !== undefined) return known;
  const size = fieldBytes(item);
  measured.set(item, size);
  return size;
};

const fieldBytes = (fields: Item): number => {
  let bytes = 0;
  for (const name in fields) bytes += textBytes(name) + valueBytes(fields[name] as Value);
  return bytes;
};

const valueBytes = (value: Value): number => {
  const [type, content] = typed(value);
  switch (type) {
    case 'S':
      return textBytes(content as string);
    case 'N':
      return numberBytes(content as string);
    case 'B':
      return bytes(content as string).length;
    case 'SS':
      return sum(content as string[], textBytes);
    case 'NS':
      return sum(content as string[], numberBytes);
    case 'BS':
      return sum(content as string[], (one) => bytes(one).length);
    case 'L':
      return CONTAINER_BYTES + sum(content as Value[], (one) => MEMBER_BYTES + valueBytes(one));
    case 'M': {
      const fields = content as Item;
      return CONTAINER_BYTES + MEMBER_BYTES * Object.keys(fields).length + fieldBytes(fields);
    }
    default:
      return 1;
  }
};

const sum = <T>(members: readonly T[], size: (member: T) => number): number =>
  members.reduce((total, member) => total + size(member), 0);

const textBytes = (text: string): number => Buffer.byteLength(text);

/** A byte for two significant digits, one more for the sign and the power of ten. */
const numberBytes = (text: string): number => {
  const digits = text.replace(/[-+.]|[eE].*$/g, '').replace(/^0+|0+$/g, '').length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};
