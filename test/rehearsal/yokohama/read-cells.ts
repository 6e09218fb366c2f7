import { readDateCell } from '../../../shared/domain/facility/import/read-word.ts';
import { FileRefused, tidy } from './read-table.ts';

/** Where a cell stands. */
export type Where = { file: string; row: number; column: string };

const refuse = ({ file, row, column }: Where, why: string): never => {
  throw new FileRefused(file, { row, column }, why);
};

/** Digits without a leading zero, or nothing: `３` and `3.0` are `3`. @throws FileRefused for anything else. */
export const figureIn = (text: string, where: Where): string => {
  const plain = tidy(text);
  if (plain === '') return '';
  const digits = /^(\d{1,4})(?:\.0+)?$/.exec(plain)?.[1];
  return digits === undefined
    ? refuse(where, `"${text}" is no number of children or places`)
    : String(Number(digits));
};

/** 施設番号, with what a spreadsheet may have made of it put right. @throws FileRefused where there is none. */
export const numberIn = (text: string, where: Where): string => {
  const plain = tidy(text).replace(/\.0+$/, '');
  if (plain === '') return refuse(where, 'is empty');
  return /[eE]\+/.test(plain) ? refuse(where, `"${text}" has lost its digits in a spreadsheet`) : plain;
};

/** 更新日 as `2025-04-01`; `2025/4/1` and 令和7年4月1日 are read too. @throws FileRefused for anything else. */
export const dayIn = (text: string, where: Where): string => {
  const plain = tidy(text).replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '');
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const reading = readDateCell(compact ? compact.slice(1).join('-') : plain);
  return reading.kind === 'value' ? reading.value : refuse(where, `"${text}" is no day`);
};
