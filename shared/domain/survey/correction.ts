import type { Campaign } from '../campaign/schema.ts';
import { offersIn } from '../vacancy/offers.ts';
import {
  type ClassFigures,
  FIGURES,
  type Figure,
  type JointFigures,
  type YearMonth,
} from '../vacancy/schema.ts';
import { unpackFigures } from './packed.ts';
import type { Answer, Survey } from './schema.ts';

/** A facility's place in a round, as far as it matters whether its answer may still be corrected. */
type InRound = { campaign: Pick<Campaign, 'status' | 'speaksOf'>; status: Survey['status'] };

/**
 * Which of a facility's rounds, newest first, hold an answer that staff may correct: of each fiscal year the newest that asks
 * it or has its answer. Figures of an older round of that year are shown nowhere any more, so correcting them would undo newer
 * ones; a round that was stopped counts nothing, nor one that the facility has left.
 */
export const correctableRounds = <One extends InRound>(rounds: readonly One[]): One[] => {
  const counting = rounds.filter(
    ({ campaign, status }) => campaign.status !== 'stopped' && status !== 'left',
  );
  return counting.filter(
    (one, index) =>
      one.status === 'answered' &&
      counting.findIndex(
        ({ campaign }) => campaign.speaksOf.fiscalYear === one.campaign.speaksOf.fiscalYear,
      ) === index,
  );
};

/** One cell as it was said: a number, a month, or why there is none. */
export type Said = number | YearMonth | 'no class' | 'not said';

/** A cell that says something else than before. `of`: its class, or the classes that are counted together. */
export type CellChange = { of: readonly number[]; what: Figure | 'from'; before: Said; after: Said };

/** What another answer changed: figures cell by cell, and whether anything beside them differs too. */
export type AnswerChange = { cells: CellChange[]; beside: boolean };

/** Compares an answer with the one that took its place. */
export const changesBetween = (before: Answer, after: Answer): AnswerChange => {
  const [old, next] = [cellsOf(before), cellsOf(after)];
  const names = [...new Set([...old.keys(), ...next.keys()])];
  return {
    cells: names.flatMap((name) => {
      const cell = next.get(name) ?? old.get(name);
      const [was, is] = [old.get(name)?.said ?? 'not said', next.get(name)?.said ?? 'not said'];
      return cell && was !== is ? [{ of: cell.of, what: cell.what, before: was, after: is }] : [];
    }),
    beside: besideOf(before) !== besideOf(after),
  };
};

/** What is said beside figures, always in the same order. */
const besideOf = (answer: Answer): string => JSON.stringify([offersIn(answer), answer.remark ?? '']);

type Cell = Pick<CellChange, 'of' | 'what'> & { said: Said };

const CELLS = [...FIGURES, 'from'] as const;

const cellsOf = ({ figures }: Answer): Map<string, Cell> => {
  const { classes, joint } = unpackFigures(figures);
  const rows: [readonly number[], ClassFigures | JointFigures][] = [
    ...classes.map((own, age): [number[], ClassFigures] => [[age], own]),
    ...joint.map((own): [readonly number[], JointFigures] => [own.classes, own]),
  ];
  return new Map(
    rows.flatMap(([of, own]) =>
      CELLS.map((what): [string, Cell] => [`${of} ${what}`, { of, what, said: saidIn(own, what) }]),
    ),
  );
};

/** A class that does not exist says so once, where its places would stand. */
const saidIn = (own: ClassFigures | JointFigures, what: CellChange['what']): Said => {
  if (!('exists' in own) || own.exists === true) return own[what] ?? 'not said';
  return own.exists === false && what === 'vacancy' ? 'no class' : 'not said';
};
