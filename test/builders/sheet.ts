import type { Sheet } from '../../shared/domain/facility/import/sheet.ts';
import { type UnderstoodFile, understand } from '../../shared/domain/facility/import/understand.ts';

/** A file with one column for every key of any record. */
export const sheetOf = (...records: readonly Record<string, string>[]): Sheet => {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return {
    columns,
    titles: [],
    rows: records.map((record, index) => ({
      line: index + 1,
      cells: columns.map((column) => record[column] ?? ''),
    })),
  };
};

/** What is understood of a file with one record. */
export const onlyRow = (record: Record<string, string>, settings?: Parameters<typeof understand>[1]) => {
  const file = understand(sheetOf(record), settings);
  const row = file.rows[0];
  if (!row) throw new Error('the row was skipped');
  return { ...row, file };
};

/** Columns with the reasons that stand against them. */
export const keysOf = (remarks: UnderstoodFile['rows'][number]['doubts']): string[] =>
  remarks.map(({ column, reason }) => `${column}: ${reason.key}`);
