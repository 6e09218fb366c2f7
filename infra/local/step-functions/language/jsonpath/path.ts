import type { Filter } from './filter.ts';

/** One step of a path. Those that can give several values make the whole path give a list. */
export type PathStep =
  | { kind: 'name'; name: string }
  | { kind: 'names'; names: string[] }
  | { kind: 'index'; index: number }
  | { kind: 'indexes'; indexes: number[] }
  | { kind: 'slice'; from: number | undefined; to: number | undefined }
  | { kind: 'wildcard' }
  | { kind: 'descend' }
  | { kind: 'filter'; filter: Filter }
  | { kind: 'function'; name: PathFunction };

export type PathFunction = 'length' | 'min' | 'max' | 'sum' | 'avg' | 'keys' | 'first' | 'last';

const SINGLE = new Set<PathStep['kind']>(['name', 'index', 'function']);

/** Whether a path names one place only, so that it gives that place's value and not a list. */
export const isDefinite = (steps: readonly PathStep[]): boolean =>
  steps.every(({ kind }) => SINGLE.has(kind));

/** A text that is no path. */
export class PathSyntaxError extends Error {
  override readonly name = 'PathSyntaxError';
}
