import { z } from 'zod';
import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { AgeClass } from '../calendar/age-class.ts';
import { offers, offersIn } from '../vacancy/offers.ts';
import { ClassFigures, FIGURES, JointFigures, type YearMonth } from '../vacancy/schema.ts';
import { packFigures } from './packed.ts';
import { type QuestionKind, type QuestionSet, questionOf } from './question-set.ts';
import { type Answer, REMARK_LENGTH } from './schema.ts';

const [absent, unknown, there] = ClassFigures.options;
/** A class as a program says it: a misspelt figure is a fault, where a form would have had no such field. */
const SaidClass = z.discriminatedUnion('exists', [absent.strict(), unknown.strict(), there.strict()]);

/** What a program says of a facility: the figures as they are published, what it offers beside them, and a remark. */
export const SaidFigures = z.strictObject({
  classes: z.tuple([SaidClass, SaidClass, SaidClass, SaidClass, SaidClass, SaidClass]),
  joint: z.array(JointFigures.strict()).max(3).default([]),
  ...offers,
  remark: z.string().trim().max(REMARK_LENGTH).optional(),
});
export type SaidFigures = z.infer<typeof SaidFigures>;

/**
 * What one facility is asked: the round's questions as they are put to its type, the classes that it counts together, and the
 * month that the round speaks of.
 */
export type Asked = {
  joint: readonly (readonly AgeClass[])[];
  set: QuestionSet;
  type: string | undefined;
  month: YearMonth;
};

/** Something was said that this facility is not asked: where it stands. */
export type NotAsked = { kind: 'NotAsked'; paths: readonly string[] };

/**
 * What was said, as an answer to what was asked: the same that the form would make of it. A month that has come needs
 * no saying, nor one for places that there are none of.
 * Refusals: `NotAsked` for a figure, an offer or classes counted together that the round does not ask of this facility; it is
 * never passed over in silence.
 */
export const answerAsAsked = (
  { remark, ...said }: SaidFigures,
  asked: Asked,
): Result<Omit<Answer, 'unchanged'>, NotAsked> => {
  const paths = [
    ...said.classes.flatMap((own, age) =>
      own.exists === true ? unaskedNumbers(own, asked, `classes.${age}`) : [],
    ),
    ...said.joint.flatMap((row, at) => unaskedJoint(row, asked, `joint.${at}`)),
    ...unaskedElse({ remark, ...said }, asked),
  ];
  if (paths.length > 0) return refused({ kind: 'NotAsked', paths });
  const classes = said.classes.map((own) => timely(own, asked.month)) as SaidFigures['classes'];
  const joint = said.joint.map((row) => timely(row, asked.month));
  return accepted({
    set: asked.set.number,
    figures: packFigures({ classes, joint }),
    ...offersIn(said),
    ...(remark ? { remark } : {}),
  });
};

type Numbers = Omit<JointFigures, 'classes'>;

const unaskedNumbers = (numbers: Numbers, { set, type }: Asked, at: string): string[] => {
  const question = questionOf(set, 'figures', type);
  return [
    ...FIGURES.filter((figure) => numbers[figure] !== undefined && !question?.columns.includes(figure)),
    ...(numbers.from !== undefined && !question?.from ? ['from'] : []),
  ].map((what) => `${at}.${what}`);
};

const unaskedJoint = (row: JointFigures, asked: Asked, at: string): string[] => {
  const together = String(row.classes);
  const isKnown = asked.joint.some((classes) => String(classes) === together);
  return [...(isKnown ? [] : [`${at}.classes`]), ...unaskedNumbers(row, asked, at)];
};

const KIND_OF = {
  temporaryCare: 'temporary-care',
  careDays: 'temporary-care',
  extendedHours: 'extended-hours',
  medicalCare: 'medical-care',
  disability: 'disability',
  shortOfStaff: 'staff-shortage',
  remark: 'remark',
} as const satisfies Record<keyof typeof offers | 'remark', QuestionKind>;

const unaskedElse = (said: Partial<SaidFigures>, { set, type }: Asked): string[] =>
  (Object.keys(KIND_OF) as (keyof typeof KIND_OF)[]).filter(
    (what) => said[what] !== undefined && questionOf(set, KIND_OF[what], type) === undefined,
  );

const timely = <Row extends ClassFigures | JointFigures>(row: Row, month: YearMonth): Row => {
  if (!('from' in row) || row.from === undefined) return row;
  const { from, ...without } = row;
  return row.vacancy && from > month ? row : (without as Row);
};
