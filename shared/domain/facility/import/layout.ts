import type { ColumnMeaning } from './recognise-columns.ts';

/** The layouts that we know by name; any other file is read by its column names alone. */
export type Layout =
  | 'papamama map'
  | 'national, current'
  | 'national, first version'
  | 'Yokohama, monthly figures'
  | 'Yokohama, figures by month'
  | 'Yokohama, facilities'
  | 'by column names';

const has = (columns: readonly string[], ...names: readonly string[]): boolean =>
  names.every((name) =>
    columns.some((column) => column.replace(/[\s・]/g, '').toLowerCase() === name.toLowerCase()),
  );

/** Which known layout a file has. Said to the person who imports; how a column is read does not depend on it. */
export const layoutOf = (columns: readonly string[], meanings: readonly ColumnMeaning[]): Layout => {
  if (has(columns, 'AgeS', 'Open') || has(columns, 'Name', 'Add1', 'Type')) return 'papamama map';
  if (has(columns, '全国地方公共団体コード', '受入年齢')) return 'national, current';
  if (has(columns, '都道府県コード又は市区町村コード', '受入年齢')) return 'national, first version';
  const figures = meanings.filter(({ kind }) => kind === 'class figure');
  if (figures.some((meaning) => meaning.kind === 'class figure' && meaning.figure === 'any'))
    return 'Yokohama, monthly figures';
  if (has(columns, '施設番号') && figures.length >= 6) return 'Yokohama, figures by month';
  if (has(columns, '施設番号', '施設所在区')) return 'Yokohama, facilities';
  return 'by column names';
};
