import type { AgeClass } from '../../shared/domain/calendar/age-class.ts';
import { AGE_CLASSES } from '../../shared/domain/calendar/age-class.ts';
import { packFigures } from '../../shared/domain/survey/packed.ts';
import {
  type Answer,
  type PackedClass,
  type PackedFigures,
  REMARK_LENGTH,
} from '../../shared/domain/survey/schema.ts';
import { offersIn, Taking } from '../../shared/domain/vacancy/offers.ts';
import type { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { Count, FIGURES } from '../../shared/domain/vacancy/schema.ts';
import { type FormBody, firstText } from '../../shared/web/form-body.ts';

type FourNumbers = Exclude<PackedClass, string>;

/** The rows of the form: a class each, and classes that a facility counts together. */
export type FigureRows = { joint: readonly (readonly AgeClass[])[] };

/** `capacity0` … `waiting5` for a class, `capacityJ0` for the first joint row; `none0` says that there is no class 0. */
export const fieldName = (figure: (typeof FIGURES)[number] | 'none', row: string | number): string =>
  `${figure}${row}`;

export const rowsOf = ({ joint }: FigureRows): (string | number)[] => [
  ...AGE_CLASSES,
  ...joint.map((_, index) => `J${index}`),
];

/** Every field of the form, for a page that carries them along. */
export const figureFields = (rows: FigureRows): string[] => [
  ...rowsOf(rows).flatMap((row) => FIGURES.map((figure) => fieldName(figure, row))),
  ...AGE_CLASSES.map((age) => fieldName('none', age)),
  'temporaryCare',
  'remark',
];

/** A number as people type it: full width, with 人 or a comma. `null` for nothing, `undefined` for what is no number. */
const readCount = (typed: string): number | null | undefined => {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,人]/g, '');
  if (plain === '') return null;
  const count = /^\d{1,4}$/.test(plain) ? Count.safeParse(Number(plain)) : undefined;
  return count?.success ? count.data : undefined;
};

/** What was typed, or the fields that hold no number, or a remark that is too long. */
export const readFigures = (
  body: FormBody,
  rows: FigureRows,
): { ok: true; answer: Omit<Answer, 'unchanged'> } | { ok: false; faults: string[] } => {
  const names = rowsOf(rows).flatMap((row) => FIGURES.map((figure) => fieldName(figure, row)));
  const faults = names.filter((name) => readCount(firstText(body, name)) === undefined);
  const remark = firstText(body, 'remark').trim();
  if (remark.length > REMARK_LENGTH) faults.push('remark');
  if (faults.length > 0) return { ok: false, faults };
  const temporaryCare = Taking.safeParse(firstText(body, 'temporaryCare'));
  return {
    ok: true,
    answer: {
      figures: packedFrom(body, rows),
      ...(temporaryCare.success ? { temporaryCare: temporaryCare.data } : {}),
      ...(remark ? { remark } : {}),
    },
  };
};

const packedFrom = (body: FormBody, { joint }: FigureRows): PackedFigures => {
  const numbersOf = (row: string | number) =>
    FIGURES.map((figure) => readCount(firstText(body, fieldName(figure, row))) ?? null) as FourNumbers;
  const isSaid = (numbers: FourNumbers) => numbers.some((count) => count !== null);
  const classOf = (age: AgeClass): PackedClass => {
    if (body[fieldName('none', age)]?.[0]) return 'no class';
    const numbers = numbersOf(age);
    return isSaid(numbers) ? numbers : 'not said';
  };
  return {
    classes: AGE_CLASSES.map(classOf) as PackedFigures['classes'],
    joint: joint.flatMap((of, index) => {
      const is = numbersOf(`J${index}`);
      return isSaid(is) ? [{ of: [...of], is }] : [];
    }),
  };
};

/** The form as it stands for an answer that was given before. */
export const bodyOf = (answer: Omit<Answer, 'unchanged'>): FormBody => {
  const body: FormBody = {};
  const fill = (row: string | number, numbers: FourNumbers) => {
    FIGURES.forEach((figure, index) => {
      const count = numbers[index];
      if (count !== null && count !== undefined) body[fieldName(figure, row)] = [String(count)];
    });
  };
  answer.figures.classes.forEach((own, age) => {
    if (own === 'no class') body[fieldName('none', age)] = ['1'];
    else if (own !== 'not said') fill(age, own);
  });
  for (const [index, { is }] of answer.figures.joint.entries()) fill(`J${index}`, is);
  if (answer.temporaryCare) body.temporaryCare = [answer.temporaryCare];
  if (answer.remark) body.remark = [answer.remark];
  return body;
};

/** Published figures as an answer that says the same. */
export const answerFrom = (figures: PublishedFigures): Omit<Answer, 'unchanged'> => ({
  figures: packFigures(figures),
  ...offersIn(figures),
});

/** What of last year's figures still holds: which classes there are, and for how many children. */
export const answerFromLastYear = (figures: PublishedFigures): Omit<Answer, 'unchanged'> => {
  const { classes, joint } = packFigures(figures);
  const capacityOnly = ([capacity]: FourNumbers): FourNumbers => [capacity, null, null, null];
  return {
    figures: {
      classes: classes.map((own) =>
        typeof own === 'string' ? own : capacityOnly(own),
      ) as PackedFigures['classes'],
      joint: joint.map(({ of, is }) => ({ of, is: capacityOnly(is) })),
    },
  };
};
