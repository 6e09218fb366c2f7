import { Cursor } from './cursor.ts';
import { type PathFunction, type PathStep, PathSyntaxError } from './path.ts';
import { readFilter } from './read-filter.ts';

const known = new Map<string, readonly PathStep[]>();

/** The steps of a path behind its root, such as `.a[0]..b`; each text is read once. */
export const readSteps = (text: string): readonly PathStep[] => {
  const before = known.get(text);
  if (before) return before;
  const cursor = new Cursor(text);
  const steps = readStepsAt(cursor);
  if (!cursor.done) throw new PathSyntaxError(`cannot read '${text.slice(cursor.at)}'`);
  known.set(text, steps);
  return steps;
};

/** Reads steps as far as there are any, for paths that stand inside something else. */
export const readStepsAt = (cursor: Cursor): PathStep[] => {
  const steps: PathStep[] = [];
  for (let more = true; more; ) {
    if (cursor.takes('..')) {
      steps.push({ kind: 'descend' });
      if (!cursor.sees('[')) steps.push(readName(cursor));
    } else if (cursor.takes('.')) steps.push(cursor.takes('[') ? readBracket(cursor) : readName(cursor));
    else if (cursor.takes('[')) steps.push(readBracket(cursor));
    else more = false;
  }
  return steps;
};

const NAME = /[^\s.[\]()'",=<>!&|*?@~]+/;
const FUNCTIONS: PathFunction[] = ['length', 'min', 'max', 'sum', 'avg', 'keys', 'first', 'last'];

const readName = (cursor: Cursor): PathStep => {
  if (cursor.takes('*')) return { kind: 'wildcard' };
  const name = cursor.match(NAME);
  if (name === undefined) throw new PathSyntaxError(`expected a name at ${cursor.at} of ${cursor.text}`);
  if (!cursor.takes('()')) return { kind: 'name', name };
  const found = FUNCTIONS.find((candidate) => candidate === name);
  if (!found) throw new PathSyntaxError(`the function ${name} is not known`);
  return { kind: 'function', name: found };
};

const readBracket = (cursor: Cursor): PathStep => {
  cursor.skipSpaces();
  const step = readInside(cursor);
  cursor.skipSpaces();
  cursor.expects(']');
  return step;
};

const readInside = (cursor: Cursor): PathStep => {
  if (cursor.takes('*')) return { kind: 'wildcard' };
  if (cursor.takes('?')) return { kind: 'filter', filter: readFilter(cursor) };
  if (cursor.sees("'") || cursor.sees('"')) return readNames(cursor);
  return readIndexes(cursor);
};

const readNames = (cursor: Cursor): PathStep => {
  const names = [cursor.quoted()];
  cursor.skipSpaces();
  while (cursor.takes(',')) {
    cursor.skipSpaces();
    names.push(cursor.quoted());
    cursor.skipSpaces();
  }
  const [name = ''] = names;
  return names.length === 1 ? { kind: 'name', name } : { kind: 'names', names };
};

const readIndexes = (cursor: Cursor): PathStep => {
  const text = cursor.match(/[-\d:,\s]+/)?.replaceAll(/\s/g, '') ?? '';
  if (/^-?\d+$/.test(text)) return { kind: 'index', index: Number(text) };
  if (/^-?\d+(,-?\d+)+$/.test(text)) return { kind: 'indexes', indexes: text.split(',').map(Number) };
  const [, from, to] = /^(-?\d+)?:(-?\d+)?$/.exec(text) ?? [undefined, 'none', 'none'];
  if (from === 'none') throw new PathSyntaxError(`expected an index at ${cursor.at} of ${cursor.text}`);
  return { kind: 'slice', from: numberOf(from), to: numberOf(to) };
};

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);
