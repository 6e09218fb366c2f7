import type { Item } from '../../item.ts';
import type { Value } from '../values.ts';
import type { Placeholders } from './placeholders.ts';
import { refuseReserved } from './reserved-words.ts';
import type { Tokens } from './tokens.ts';

/** Where a value lies in an item: an attribute's name, then names in maps and positions in lists. */
export type Path = readonly [string, ...(string | number)[]];

export const readPath = (tokens: Tokens, placeholders: Placeholders): Path => {
  const path: [string, ...(string | number)[]] = [readName(tokens, placeholders)];
  for (;;) {
    if (tokens.takeIf('.')) path.push(readName(tokens, placeholders));
    else if (tokens.takeIf('[')) {
      path.push(Number(tokens.take().text));
      tokens.expect(']');
    } else return path;
  }
};

const readName = (tokens: Tokens, placeholders: Placeholders): string => {
  const next = tokens.peek();
  if (next?.kind !== 'word') throw tokens.unexpected();
  refuseReserved(next.text);
  return placeholders.name(tokens.take().text);
};

export const valueAt = (item: Item, path: Path): Value | undefined => {
  let value: Value | undefined = { M: item };
  for (const step of path) {
    if (value === undefined) return undefined;
    value = typeof step === 'number' ? value.L?.[step] : ownField(value.M, step);
  }
  return value;
};

const ownField = (fields: Record<string, Value> | undefined, name: string): Value | undefined =>
  fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
