import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import { speak } from '../../../shared/words/translate.ts';
import { rowLabel } from '../survey/figures-fields.tsx';
import { columnsOf, type FigureRows, fieldName, type Row, rowsOf } from '../survey/figures-form.ts';
import { beginningOf, firstBody, rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';

/** A corporation's sheet is a Japanese office's paper, in whatever language the page is read. */
const t = speak('ja');

export const NUMBER_COLUMN = '施設番号';
export const REFERENCE_COLUMN = '参照番号';
const NAME_COLUMN = '施設名';
const REMARK_COLUMN = '担当課への連絡事項';
const NO_CLASS = 'クラスなし';

/** A column of figures, and the form's field that it stands for. */
export type FieldColumn = { column: string; field: string };

/** The columns of one facility: its classes, those counted together, and the remark. */
export const fieldColumns = (rows: FigureRows): FieldColumn[] => {
  const { columns, from } = columnsOf(rows);
  const asked = [...columns, ...(from ? (['from'] as const) : [])];
  const ofRow = (row: Row) =>
    asked.map((what) => ({
      column: `${rowLabel(t, rows, row)}_${t(`vacancy.${what}`)}`,
      field: fieldName(what, row),
    }));
  return [...rowsOf(rows).flatMap(ofRow), { column: REMARK_COLUMN, field: 'remark' }];
};

/** How a column is compared: full width, spaces and the line that joins class and figure make no difference. */
export const columnKey = (name: string): string => name.normalize('NFKC').replaceAll(/[\s_＿・:~〜～-]/g, '');

/** The sheet of a corporation: a header, and a row per facility as its form would begin. */
export const sheetOf = (visits: readonly SurveyVisit[]): string[][] => {
  const columns = [
    ...new Set(visits.flatMap((visit) => fieldColumns(rowsFor(visit)).map(({ column }) => column))),
  ];
  const rows = visits.map((visit) => {
    const body = firstBody(visit);
    const own = new Map(fieldColumns(rowsFor(visit)).map(({ column, field }) => [column, field]));
    const cells = columns.map((column) => cellOf(body, rowsFor(visit), own.get(column)));
    const { externalNumber, id, name } = visit.facility;
    return [externalNumber ?? '', id, name, ...cells];
  });
  return [[NUMBER_COLUMN, REFERENCE_COLUMN, NAME_COLUMN, ...columns], ...rows];
};

/** A class that does not exist says so in the first of its cells. */
const cellOf = (body: FormBody, rows: FigureRows, field: string | undefined): string => {
  if (field === undefined) return '';
  const first = columnsOf(rows).columns[0];
  const missing = AGE_CLASSES.find((age) => first && field === fieldName(first, age));
  if (missing !== undefined && firstText(body, fieldName('none', missing))) return NO_CLASS;
  return firstText(body, field);
};

/** A row of the sheet as the form would send it; what the sheet does not ask stays as it was said last. */
export const bodyOfRow = (visit: SurveyVisit, cells: ReadonlyMap<string, string>): FormBody => {
  const asked = fieldColumns(rowsFor(visit));
  const inFigures = new Set([
    ...asked.map(({ field }) => field),
    ...AGE_CLASSES.map((age) => fieldName('none', age)),
  ]);
  const before = beginningOf(visit) ? firstBody({ ...visit, draft: undefined }) : {};
  const kept = Object.entries(before).filter(([field]) => !inFigures.has(field));
  const typed = asked.map(({ column, field }) => [field, [cells.get(columnKey(column)) ?? '']] as const);
  return Object.fromEntries([...kept, ...typed]);
};
