import { AGE_CLASSES, type AgeClass } from '../../../shared/domain/calendar/age-class.ts';
import { packFigures, packMonth } from '../../../shared/domain/survey/packed.ts';
import { questionOf } from '../../../shared/domain/survey/question-set.ts';
import { readMonth, readRow, type TypedRow } from '../../../shared/domain/survey/read-typed.ts';
import type { Asked } from '../../../shared/domain/survey/said.ts';
import {
  type Answer,
  type PackedClass,
  type PackedFigures,
  type PackedNumbers,
  REMARK_LENGTH,
} from '../../../shared/domain/survey/schema.ts';
import { offersIn } from '../../../shared/domain/vacancy/offers.ts';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { FIGURES, type Figure, type YearMonth } from '../../../shared/domain/vacancy/schema.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import { bodyOfOffers, OFFER_FIELDS, readOffers } from './offers-form.ts';

/** A row of the form: a class, or the first, second … group of classes that are counted together. */
export type Row = AgeClass | `J${number}`;

/** What one facility is asked, as the form shows it. */
export type FigureRows = Asked;

/** `capacity0` … `waiting5` for a class, `capacityJ0` for the first joint row; `none0` says that there is no class 0; `from0` the month. */
export const fieldName = (what: Figure | 'none' | 'from', row: Row | number): string => `${what}${row}`;

export const rowsOf = ({ joint }: Pick<FigureRows, 'joint'>): Row[] => [
  ...AGE_CLASSES,
  ...joint.map((_, index): Row => `J${index}`),
];

/** The columns that are asked, and whether a later month can be named. */
export const columnsOf = ({ set, type }: Pick<FigureRows, 'set' | 'type'>) => {
  const question = questionOf(set, 'figures', type);
  return { columns: question?.columns ?? [], from: question?.from ?? false };
};

/** Every field of the form, for a page that carries them along and for a draft that keeps them. */
export const figureFields = (rows: FigureRows): string[] => [
  ...rowsOf(rows).flatMap((row) => [...FIGURES, 'from' as const].map((what) => fieldName(what, row))),
  ...AGE_CLASSES.map((age) => fieldName('none', age)),
  ...OFFER_FIELDS,
  'remark',
];

/** `bothSaid`: classes with a tick at "no class" and numbers beside it. The tick counts once somebody has said that it is right. */
type Read =
  | { ok: true; answer: Omit<Answer, 'unchanged'>; bothSaid: AgeClass[] }
  | { ok: false; faults: string[] };
type ReadCells = { is: PackedClass; faults: string[]; bothSaid?: boolean };

/** What was typed, or the fields that cannot be read, or a remark that is too long. */
export const readFigures = (body: FormBody, rows: FigureRows): Read => {
  const classes = AGE_CLASSES.map((age) => readCells(body, rows, age));
  const joint = rows.joint.map((of, index) => ({ of, ...readCells(body, rows, `J${index}`) }));
  const faults = [...classes, ...joint].flatMap((row) => row.faults);
  const remark = firstText(body, 'remark').trim();
  if (remark.length > REMARK_LENGTH) faults.push('remark');
  if (faults.length > 0) return { ok: false, faults };
  const figures: PackedFigures = {
    classes: classes.map(({ is }) => is) as PackedFigures['classes'],
    joint: joint.flatMap(({ of, is }) => (typeof is === 'string' ? [] : [{ of: [...of], is }])),
  };
  const { number: set } = rows.set;
  const answer = { set, figures, ...readOffers(body, rows), ...(remark ? { remark } : {}) };
  return { ok: true, answer, bothSaid: AGE_CLASSES.filter((age) => classes[age]?.bothSaid) };
};

const readCells = (body: FormBody, rows: FigureRows, row: Row): ReadCells => {
  const { columns, from } = columnsOf(rows);
  const typed = readRow(columns.map((figure) => [figure, firstText(body, fieldName(figure, row))] as const));
  if (body[fieldName('none', row)]?.[0]) return { is: 'no class', faults: [], bothSaid: saysChildren(typed) };
  const month = from ? readMonth(firstText(body, fieldName('from', row)), rows.month) : undefined;
  const faults = [
    ...(typed.kind === 'unreadable' ? typed.figures.map((figure) => fieldName(figure, row)) : []),
    ...(month === 'unreadable' ? [fieldName('from', row)] : []),
  ];
  if (typed.kind === 'no class') return { is: 'no class', faults };
  if (typed.kind !== 'numbers') return { is: 'not said', faults };
  const { capacity = null, enrolled = null, vacancy = null, waiting = null } = typed.numbers;
  const four = [capacity, enrolled, vacancy, waiting] as const;
  const is: PackedNumbers =
    month === undefined || month === 'unreadable' || !vacancy ? [...four] : [...four, packMonth(month)];
  return { is, faults };
};

/** Zeros beside "no class" say the same in other words. */
const saysChildren = (typed: TypedRow): boolean =>
  typed.kind === 'numbers' && Object.values(typed.numbers).some((count) => count > 0);

/** The form as it stands for an answer that was given before. A month that has come (`month`) needs no saying any more. */
export const bodyOf = (answer: Omit<Answer, 'unchanged'>, month: YearMonth): FormBody => {
  const body: FormBody = bodyOfOffers(answer);
  const fill = (row: Row | number, numbers: PackedNumbers) => {
    FIGURES.forEach((figure, index) => {
      const count = numbers[index];
      if (count !== null && count !== undefined) body[fieldName(figure, row)] = [String(count)];
    });
    if (numbers[4] !== undefined && numbers[4] > packMonth(month))
      body[fieldName('from', row)] = [String(numbers[4] % 100)];
  };
  answer.figures.classes.forEach((own, age) => {
    if (own === 'no class') body[fieldName('none', age)] = ['1'];
    else if (own !== 'not said') fill(age, own);
  });
  for (const [index, { is }] of answer.figures.joint.entries()) fill(`J${index}`, is);
  if (answer.remark) body.remark = [answer.remark];
  return body;
};

/** What a press of − or + beside a field of places makes of the form; nothing when none was pressed. */
export const stepped = (body: FormBody): FormBody | undefined => {
  const [, row, step] = /^([0-5]|J[0-2])([-+])$/.exec(firstText(body, 'step')) ?? [];
  if (row === undefined) return undefined;
  const name = fieldName('vacancy', row as Row);
  const typed = readRow([['vacancy', firstText(body, name)]]);
  const before = typed.kind === 'numbers' ? (typed.numbers.vacancy ?? 0) : 0;
  return { ...body, [name]: [String(Math.max(0, before + (step === '+' ? 1 : -1)))] };
};

/** Published figures as an answer that says the same. */
export const answerFrom = (figures: PublishedFigures): Omit<Answer, 'unchanged'> => ({
  figures: packFigures(figures),
  ...offersIn(figures),
});

/** What of last year's figures still holds: which classes there are, and for how many children. */
export const answerFromLastYear = (figures: PublishedFigures): Omit<Answer, 'unchanged'> => {
  const { classes, joint } = packFigures(figures);
  const capacityOnly = ([capacity]: PackedNumbers): PackedNumbers => [capacity, null, null, null];
  return {
    figures: {
      classes: classes.map((own) =>
        typeof own === 'string' ? own : capacityOnly(own),
      ) as PackedFigures['classes'],
      joint: joint.map(({ of, is }) => ({ of, is: capacityOnly(is) })),
    },
  };
};
