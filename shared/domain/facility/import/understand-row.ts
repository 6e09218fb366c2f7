import { normaliseWidth } from '../../japanese/width.ts';
import { readMunicipalityCode } from '../municipality-code.ts';
import { FacilityFacts, type FacilityId } from '../schema.ts';
import { saysNothing } from './cell.ts';
import { type ImportReason, reason } from './reasons.ts';
import type { ColumnMeaning } from './recognise-columns.ts';
import { type ClassCell, type Remark, RowReader, type Understood } from './row-reader.ts';
import type { ImportSettings } from './settings.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { factsIn, hintsIn, idIn } from './understand-facts.ts';

/**
 * What one row says. `good`: everything in its known columns was understood. `doubtful`: it can be imported, but
 * something was not understood or should be looked at. `refused`: it names no facility; `refusal` says why. `id` is
 * ours, where the file is one that we published.
 */
export type UnderstoodRow = {
  line: number;
  kind: 'good' | 'doubtful' | 'refused';
  facts?: FacilityFacts;
  id?: FacilityId;
  refusal?: ImportReason;
  understood: readonly Understood[];
  doubts: readonly Remark[];
  notUnderstood: readonly Remark[];
  classCells: readonly ClassCell[];
  vacancyHint?: { vacancy?: boolean; vacancyAsOf?: string };
};

const TOTAL = /^(?:合計|総計|小計|計|総合計|市合計|区合計)$/;
/** A row that repeats so many names of columns is the header again, or explains it. */
const HEADER_CELLS = 3;

const refusalOf = (row: RowReader): ImportReason | undefined => {
  const name = normaliseWidth(row.textOf('name'));
  if (row.cellsNamingTheirColumn >= HEADER_CELLS) return reason('rowIsHeader');
  if (name === '') return reason(row.classCells.length > 0 ? 'figuresOnly' : 'nameMissing');
  return TOTAL.test(name) ? reason('rowIsTotal') : undefined;
};

/** The code of the row: a wrong check digit is a doubt, as is the code of another municipality than expected. */
const checkCode = (row: RowReader, settings: ImportSettings): void => {
  for (const cell of row.cellsOf('municipalityCode').slice(0, 1)) {
    const reading = readMunicipalityCode(cell.text);
    if (!reading.ok) row.doubt(cell, reason('codeWrong'));
    else if (settings.municipality && reading.value.value.slice(0, 2) !== settings.municipality.slice(0, 2))
      row.doubt(cell, reason('codeOfOtherMunicipality', { code: reading.value.value }));
    else row.keep('municipalityCode', reading.value.value, cell);
  }
};

const onlyAName = (facts: object): boolean => Object.keys(facts).every((key) => key === 'name');

/** Understands one row by the meanings of its columns. Pure; never throws. */
export const understandRow = (
  { columns }: Sheet,
  meanings: readonly ColumnMeaning[],
  sheetRow: SheetRow,
  settings: ImportSettings,
): UnderstoodRow => {
  const row = new RowReader(columns, meanings, sheetRow);
  const base = {
    line: sheetRow.line,
    understood: row.understood,
    doubts: row.doubts,
    notUnderstood: row.notUnderstood,
  };
  const refusal = refusalOf(row);
  if (refusal) return { ...base, kind: 'refused', refusal, classCells: row.classCells };
  checkCode(row, settings);
  const facts = FacilityFacts.safeParse(factsIn(row, settings));
  const hint = hintsIn(row);
  const id = idIn(row);
  if (!facts.success)
    return { ...base, kind: 'refused', refusal: reason('nameMissing'), classCells: row.classCells };
  if (onlyAName(facts.data) && row.classCells.every(({ text }) => saysNothing(text)))
    row.doubt(
      { column: row.cellsOf('name')[0]?.column ?? '', text: facts.data.name },
      reason('nothingButName'),
    );
  const clean = row.doubts.length === 0 && row.notUnderstood.length === 0;
  return {
    ...base,
    kind: clean ? 'good' : 'doubtful',
    facts: facts.data,
    ...(id ? { id } : {}),
    classCells: row.classCells,
    ...(Object.keys(hint).length > 0 ? { vacancyHint: hint } : {}),
  };
};
