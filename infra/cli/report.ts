import type { DryRun } from '../../functions/directory/import-facilities.ts';
import type { FieldChange, PlannedRow } from '../../shared/domain/facility/import/plan-import.ts';
import type { UnderstoodRow } from '../../shared/domain/facility/import/understand-row.ts';
import { sayImportReason } from '../../shared/words/import-reasons.ts';
import type { Translate } from '../../shared/words/translate.ts';

/** A dry run in lines: per row what was not understood, what is doubtful, and what would change. */
export const reportOf = ({ file, plan }: DryRun, t: Translate): string[] => {
  const planned = new Map(plan.rows.map((row) => [row.line, row]));
  return [
    `${file.layout}: ${file.rows.length} rows, ${file.counts.good} good, ${file.counts.doubtful} doubtful, ${file.counts.refused} refused`,
    ...file.unknownColumns.map(({ column, example }) => `column not recognised: ${column} (e.g. ${example})`),
    ...file.rows.flatMap((row) => linesOf(row, planned.get(row.line), t)),
    ...plan.gone.map((facility) => `no longer in the file: ${facility.name}`),
  ];
};

const linesOf = (row: UnderstoodRow, planned: PlannedRow | undefined, t: Translate): string[] => {
  const remarks = [...row.notUnderstood, ...row.doubts];
  return [
    `${String(row.line).padStart(5)}  ${row.kind.padEnd(8)} ${(planned?.kind ?? '-').padEnd(8)} ${row.facts?.name ?? ''}`,
    ...(row.refusal ? [`         ${sayImportReason(t, row.refusal)}`] : []),
    ...remarks.map(
      (remark) => `         ${remark.column}「${remark.text}」 ${sayImportReason(t, remark.reason)}`,
    ),
    ...(planned?.kind === 'changed' ? planned.changes.map(changeLine) : []),
  ];
};

const changeLine = ({ field, before, after }: FieldChange): string =>
  `         ${field}: ${JSON.stringify(before) ?? '-'} → ${JSON.stringify(after)}`;
