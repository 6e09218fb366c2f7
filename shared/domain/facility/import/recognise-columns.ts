import { normaliseWidth } from '../../japanese/width.ts';
import { type ClassColumn, classColumn } from './class-columns.ts';
import { FIELDS, type Field } from './header-names.ts';

/** What a column was taken for. `sure: false`: its name is one letter away from one that we know. */
export type ColumnMeaning =
  | { kind: 'field'; field: Field; sure: boolean }
  | ({ kind: 'class figure' } & ClassColumn)
  | { kind: 'unknown' };

/** Width, case, spaces, brackets and punctuation make no difference between two names of a column. */
const bare = (header: string): string =>
  normaliseWidth(header)
    .toLowerCase()
    .replace(/[\s_・:,、.()（）「」【】/※*]/g, '')
    .replace(/[\u2010-\u2015\u2212-]/g, '');

const names: ReadonlyMap<string, Field> = new Map(
  (Object.entries(FIELDS) as [Field, readonly string[]][]).flatMap(([field, known]) =>
    [...known].map((name): [string, Field] => [bare(name) || name, field]),
  ),
);

/** The field that a text names exactly; for telling a repeated header from a record. */
export const fieldNamed = (text: string): Field | undefined => names.get(bare(text) || text.trim());

const withoutBrackets = (header: string): string => header.replace(/[(（【[][^)）】\]]*[)）】\]]/g, '');

/** One letter more, less or other; only for names long enough that this is a slip and not another word. */
const isOneLetterAway = (left: string, right: string): boolean => {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  const [a, b] = [left.slice(start), right.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
};

const SHORTEST_FOR_SLIPS = 5;

const nearly = (header: string): Field | undefined => {
  if (header.length < SHORTEST_FOR_SLIPS || /\d/.test(header)) return undefined;
  const near = [...names].filter(
    ([name]) => name.length >= SHORTEST_FOR_SLIPS && !/[a-z]/.test(name) && isOneLetterAway(name, header),
  );
  const fields = new Set(near.map(([, field]) => field));
  return fields.size === 1 ? near[0]?.[1] : undefined;
};

/** What a header is about by a name that we know. Brackets may hold a unit or a remark (定員（人）) and are then left out. */
const knownMeaning = (header: string): ColumnMeaning | undefined => {
  const exact = fieldNamed(header);
  if (exact) return { kind: 'field', field: exact, sure: true };
  const figure = classColumn(header);
  if (figure) return { kind: 'class figure', ...figure };
  const outside = names.get(bare(withoutBrackets(normaliseWidth(header))));
  return outside ? { kind: 'field', field: outside, sure: true } : undefined;
};

/** What a header is about; a name one letter off is taken, and said to be unsure. */
export const columnMeaning = (header: string): ColumnMeaning => {
  const known = knownMeaning(header);
  if (known) return known;
  const slip = nearly(bare(header));
  return slip ? { kind: 'field', field: slip, sure: false } : { kind: 'unknown' };
};

/** How many cells of a line are names of columns: how the header is found below titles and empty lines. */
export const headerScore = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '' && knownMeaning(cell) !== undefined).length;

/**
 * The meanings of all columns of a file. `ages` is told apart by its company: beside AgeE it is the lower end
 * (AgeS), alone it is the whole range.
 */
export const recogniseColumns = (headers: readonly string[]): readonly ColumnMeaning[] => {
  const hasUpperEnd = headers.some((header) => bare(header) === 'agee');
  return headers.map((header) =>
    bare(header) === 'ages'
      ? { kind: 'field', field: hasUpperEnd || header === 'AgeS' ? 'ageFrom' : 'ages', sure: true }
      : columnMeaning(header),
  );
};
