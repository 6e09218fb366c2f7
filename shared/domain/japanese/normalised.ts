import { z } from 'zod';
import { accepted, type Result } from '../../runtime/result.ts';

/** What was done to a text before it was understood, so that a page can show it to the person. */
export const TextChange = z.enum(['width', 'spaces', 'hyphens', 'kana', 'era', 'case', 'format', 'prefix']);
export type TextChange = z.infer<typeof TextChange>;

/** A value that was understood, with the text it came from and what was changed on the way. */
export type Normalised<T> = { value: T; given: string; changes: readonly TextChange[] };

/** The answer of every reader in this folder: the value, or a refusal with a stable kind. */
export type Reading<T, Kind extends string> = Result<Normalised<T>, { kind: Kind; given: string }>;

/** Notes the steps that changed something: `[[‘width’, before, after], …]` in the order they were taken. */
export const understood = <T>(
  given: string,
  value: T,
  steps: readonly (readonly [TextChange, string, string])[],
): { ok: true; value: Normalised<T> } => {
  const changes = steps.filter(([, before, after]) => before !== after).map(([change]) => change);
  return accepted({ value, given, changes: [...new Set(changes)] });
};
