import type { Json, JsonObject } from '../json.ts';
import { type Followed, followPath } from './follow-path.ts';
import { PathSyntaxError } from './path.ts';
import { readSteps } from './read-path.ts';

/** The documents that paths begin from: `$` the data, `$$` the context object, `$name` a variable. */
export type PathScope = { data: Json; context: JsonObject; variables: JsonObject };

type Root = { kind: 'data' } | { kind: 'context' } | { kind: 'variable'; name: string };

/** Splits a path into its root and the steps behind it. */
const splitRoot = (path: string): { root: Root; rest: string } => {
  if (path.startsWith('$$')) return { root: { kind: 'context' }, rest: path.slice(2) };
  const [, name] = /^\$([\p{ID_Start}_][\p{ID_Continue}]*)/u.exec(path) ?? [];
  if (name !== undefined) return { root: { kind: 'variable', name }, rest: path.slice(name.length + 1) };
  if (path.startsWith('$')) return { root: { kind: 'data' }, rest: path.slice(1) };
  throw new PathSyntaxError(`a path begins with '$': ${path}`);
};

/** Throws a `PathSyntaxError` if the text is no path. */
export const checkPath = (path: string): void => {
  readSteps(splitRoot(path).rest);
};

export const resolvePath = (path: string, scope: PathScope): Followed => {
  const { root, rest } = splitRoot(path);
  if (root.kind === 'data') return followPath(readSteps(rest), scope.data);
  if (root.kind === 'context') return followPath(readSteps(rest), scope.context);
  const value = scope.variables[root.name];
  if (value === undefined) return { found: false, reason: `No results for path: $['${root.name}']` };
  return followPath(readSteps(rest), value);
};

/** Whether a path names one place of the data itself, where a result can be put. */
export const isReferencePath = (path: string): boolean => {
  try {
    const { root, rest } = splitRoot(path);
    return root.kind === 'data' && readSteps(rest).every(({ kind }) => kind === 'name' || kind === 'index');
  } catch {
    return false;
  }
};
