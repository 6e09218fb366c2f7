import type { Temporal } from 'temporal-polyfill';
import { mayI } from '../../../shared/domain/access/policy.ts';
import { figuresOf, leavesRound, openQuestions, recordAnswer } from '../../../shared/domain/survey/rules.ts';
import type { Answer } from '../../../shared/domain/survey/schema.ts';
import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { type CorporationVisit, corporationPrincipal } from '../corporation/visit.ts';
import { readFigures } from '../survey/figures-form.ts';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';
import { bodyOfRow, columnKey, fieldColumns, NUMBER_COLUMN, REFERENCE_COLUMN } from './columns.ts';
import type { SheetRow } from './read-sheet.ts';

/** A cell that cannot be read: its column, and what stands there. */
export type CellFault = { column: string; typed: string };

/** Why a row answers for nobody. `not yours` for what the corporation has no facility for in this round, and no more is said. */
export type RowRefusal = 'not yours' | 'stands twice' | 'has left';

export type PlannedRow = { line: number; named: string } & (
  | { kind: 'ready'; visit: SurveyVisit; answer: Answer; questions: readonly PlausibilityQuestion[] }
  | { kind: 'stands already'; visit: SurveyVisit }
  | { kind: 'faulty'; visit: SurveyVisit; faults: readonly CellFault[] }
  | { kind: 'refused'; why: RowRefusal }
);

/** What a sent sheet would do, row by row. Nothing is written. */
export const planSheet = (
  visit: CorporationVisit,
  rows: readonly SheetRow[],
  now: Temporal.Instant,
): PlannedRow[] => {
  const taken = new Set<string>();
  return rows.map((row) => {
    const named = nameIn(row);
    const found = memberNamed(visit, row);
    if (!found) return { line: row.line, named, kind: 'refused', why: 'not yours' };
    const { id } = found.facility;
    if (taken.has(id)) return { line: row.line, named, kind: 'refused', why: 'stands twice' };
    taken.add(id);
    return { line: row.line, named, ...plannedFor(visit, found, row, now) };
  });
};

const nameIn = ({ cells }: SheetRow): string =>
  [columnKey(NUMBER_COLUMN), columnKey(REFERENCE_COLUMN)].map((key) => cells.get(key)).find(Boolean) ?? '';

/** The facility by our reference, else by its 施設番号 where only one has it. */
const memberNamed = ({ corporation, campaign, rows }: CorporationVisit, { cells }: SheetRow) => {
  const reference = cells.get(columnKey(REFERENCE_COLUMN)) ?? '';
  const number = (cells.get(columnKey(NUMBER_COLUMN)) ?? '').normalize('NFKC');
  const found = rows.filter(({ facility: { id, externalNumber } }) =>
    reference ? id === reference : number !== '' && externalNumber?.normalize('NFKC') === number,
  );
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const { campaignId, municipality } = campaign.value;
  const survey = { kind: 'survey', municipality, facilityId: only.facility.id, campaignId } as const;
  return mayI(corporationPrincipal(corporation, campaignId), 'write', survey).ok ? only : undefined;
};

type Planned =
  | Omit<Extract<PlannedRow, { kind: 'ready' }>, 'line' | 'named'>
  | Omit<Extract<PlannedRow, { kind: 'stands already' }>, 'line' | 'named'>
  | Omit<Extract<PlannedRow, { kind: 'faulty' }>, 'line' | 'named'>
  | Omit<Extract<PlannedRow, { kind: 'refused' }>, 'line' | 'named'>;

const plannedFor = (
  { corporation }: CorporationVisit,
  visit: SurveyVisit,
  row: SheetRow,
  now: Temporal.Instant,
): Planned => {
  const { survey, campaign, facility, last } = visit;
  const hasLeft = survey.value.status === 'left' || leavesRound(survey.value, facility, tokyoDate(now));
  if (hasLeft) return { kind: 'refused', why: 'has left' };
  const read = readFigures(bodyOfRow(visit, row.cells), rowsFor(visit));
  if (!read.ok) return { kind: 'faulty', visit, faults: faultsIn(visit, row, read.faults) };
  const answer: Answer = { ...read.answer, unchanged: false };
  if (survey.value.status === 'answered' && sameAnswer(survey.value.answer, answer))
    return { kind: 'stands already', visit };
  const by = { who: 'corporation', corporationId: corporation.corporationId } as const;
  const decided = recordAnswer(survey.value, campaign.value, answer, { door: 'file', by, now });
  const questions = decided.ok
    ? openQuestions(figuresOf(decided.value, campaign.value), last, { confirmed: false })
    : [];
  return { kind: 'ready', visit, answer, questions };
};

const faultsIn = (visit: SurveyVisit, { cells }: SheetRow, fields: readonly string[]): CellFault[] =>
  fieldColumns(rowsFor(visit))
    .filter(({ field }) => fields.includes(field))
    .map(({ column }) => ({ column, typed: cells.get(columnKey(column)) ?? '' }));

/** A sheet that is sent twice changes nothing the second time. */
const sameAnswer = (one: Answer, other: Answer): boolean => sorted(one) === sorted(other);

const sorted = ({ unchanged: _, ...answer }: Answer): string =>
  JSON.stringify(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)));
