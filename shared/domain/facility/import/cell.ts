import { normaliseWidth } from '../../japanese/width.ts';
import { type ImportReason, type ImportReasonKey, reason } from './reasons.ts';

/** What one cell says: nothing, a value (perhaps with a doubt to be looked at), or something we do not understand. */
export type CellReading<T> =
  | { kind: 'empty' }
  | { kind: 'value'; value: T; doubt?: ImportReason }
  | { kind: 'not understood'; reason: ImportReason };

export const emptyCell: { kind: 'empty' } = { kind: 'empty' };

export const cellValue = <T>(value: T, doubt?: ImportReason): CellReading<T> =>
  doubt ? { kind: 'value', value, doubt } : { kind: 'value', value };

export const notUnderstood = (key: ImportReasonKey, values?: ImportReason['values']): CellReading<never> => ({
  kind: 'not understood',
  reason: reason(key, values),
});

/** Texts with which people fill a cell to say that they have nothing to say. */
const NOTHING =
  /^(?:n\/?a|null|none|nan|undefined|nil|[-‐‑‒–—―−─ー_/／.・…]+|不明|未定|未入力|未記入|未公表|非公表|非公開|該当なし|該当無し|調査中|確認中|準備中|\?+|？+)$/i;

/** True for an empty cell and for one that is filled with a dash, NA, 不明 and the like. */
export const saysNothing = (text: string): boolean => {
  const tidy = normaliseWidth(text);
  return tidy === '' || NOTHING.test(tidy);
};

/** A reader that needs to care only about cells that say something; it gets the text in one width. */
export const readingOf =
  <T>(read: (tidy: string, given: string) => CellReading<T>) =>
  (given: string): CellReading<T> =>
    saysNothing(given) ? emptyCell : read(normaliseWidth(given), given);

/** A text kept as it stands, spaces tidied. */
export const readText = (longest: number) =>
  readingOf<string>((tidy) =>
    tidy.length > longest ? notUnderstood('valueTooLong', { longest }) : cellValue(tidy),
  );
