import type { Json } from '../json.ts';
import type { Cursor } from './cursor.ts';
import type { Comparison, Filter, Operand } from './filter.ts';
import { PathSyntaxError } from './path.ts';
import { readStepsAt } from './read-path.ts';

/** Reads `( … )` behind the question mark of a filter. */
export const readFilter = (cursor: Cursor): Filter => {
  cursor.skipSpaces();
  cursor.expects('(');
  const filter = readOr(cursor);
  cursor.skipSpaces();
  cursor.expects(')');
  return filter;
};

const readOr = (cursor: Cursor): Filter => {
  let left = readAnd(cursor);
  for (cursor.skipSpaces(); cursor.takes('||'); cursor.skipSpaces())
    left = { kind: 'or', left, right: readAnd(cursor) };
  return left;
};

const readAnd = (cursor: Cursor): Filter => {
  let left = readTest(cursor);
  for (cursor.skipSpaces(); cursor.takes('&&'); cursor.skipSpaces())
    left = { kind: 'and', left, right: readTest(cursor) };
  return left;
};

const readTest = (cursor: Cursor): Filter => {
  cursor.skipSpaces();
  if (cursor.sees('!') && !cursor.sees('!=')) {
    cursor.at += 1;
    return { kind: 'not', inner: readTest(cursor) };
  }
  if (cursor.sees('(')) return readFilter(cursor);
  const left = readOperand(cursor);
  cursor.skipSpaces();
  const operator = cursor.match(/==|!=|<=|>=|=~|<|>|nin\b|in\b/) as Comparison | undefined;
  if (!operator) return { kind: 'exists', operand: left };
  cursor.skipSpaces();
  return { kind: 'compare', operator, left, right: readOperand(cursor) };
};

const readOperand = (cursor: Cursor): Operand => {
  if (cursor.takes('@')) return { kind: 'element', steps: readStepsAt(cursor) };
  if (cursor.takes('$')) return { kind: 'root', steps: readStepsAt(cursor) };
  if (cursor.sees("'") || cursor.sees('"')) return { kind: 'value', value: cursor.quoted() };
  const pattern = cursor.match(/\/(?:[^/\\]|\\.)+\/[a-z]*/);
  if (pattern) {
    const end = pattern.lastIndexOf('/');
    return { kind: 'pattern', pattern: new RegExp(`^(?:${pattern.slice(1, end)})$`, pattern.slice(end + 1)) };
  }
  return { kind: 'value', value: readLiteral(cursor) };
};

const readLiteral = (cursor: Cursor): Json => {
  const text = cursor.match(/\[[^\]]*\]|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/);
  if (text === undefined) throw new PathSyntaxError(`expected a value at ${cursor.at} of ${cursor.text}`);
  return JSON.parse(text.replaceAll("'", '"')) as Json;
};
