import { z } from 'zod';
import { FacilityTypeWord } from '../facility/facility-type.ts';
import { StaffId } from '../ids.ts';
import { LocalText, MunicipalityCode } from '../municipality/schema.ts';
import { Figure } from '../vacancy/schema.ts';

/** How a question is put: its words in each language, and to which types of facilities; to all where none is named. */
const wording = {
  label: LocalText,
  hint: LocalText.optional(),
  types: z.array(FacilityTypeWord).min(1).optional(),
};

/** The numbers of the age classes 0–5: which of the four columns, and whether a later month can be named for places. */
const FiguresQuestion = z.object({
  kind: z.literal('figures'),
  ...wording,
  columns: z.array(Figure).min(1),
  from: z.boolean(),
});
export type FiguresQuestion = z.infer<typeof FiguresQuestion>;

/** 一時預かり, as a whole and, where `byDay`, with the weekdays that differ. */
const TemporaryCareQuestion = z.object({ kind: z.literal('temporary-care'), ...wording, byDay: z.boolean() });

/** Questions that need no settings of their own. */
export const PLAIN_QUESTIONS = [
  'extended-hours',
  'medical-care',
  'disability',
  'staff-shortage',
  'remark',
] as const;
const PlainQuestion = z.object({ kind: z.enum(PLAIN_QUESTIONS), ...wording });

export const Question = z.union([FiguresQuestion, TemporaryCareQuestion, PlainQuestion]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];

const eachOnce = (questions: readonly Question[]): boolean =>
  new Set(questions.map(({ kind }) => kind)).size === questions.length;

/** What a set asks, in the order of the page; each kind of question at most once. */
export const Questions = z
  .array(Question)
  .min(1)
  .refine(eachOnce, { message: 'a question stands twice' })
  .refine((questions) => questions.some(({ kind }) => kind === 'figures'), { message: 'no figures' });
export type Questions = z.infer<typeof Questions>;

/**
 * One version of a municipality's questions (調査項目). A version is never changed: whoever edits makes the next one, and a
 * round keeps the one that it began with.
 */
export const QuestionSet = z.object({
  municipality: MunicipalityCode,
  /** Rounds name it as `formVersion`, answers as `set`. */
  number: z.number().int().positive(),
  questions: Questions,
  /** Who made it; nobody for the stock set. */
  madeBy: StaffId.optional(),
  madeAt: z.string().optional(),
});
export type QuestionSet = z.infer<typeof QuestionSet>;

type Of<K extends QuestionKind> =
  Extract<Question, { kind: K }> extends never
    ? Extract<Question, { kind: string }>
    : Extract<Question, { kind: K }>;

/** The question of a kind as a facility of this type is asked it; nothing where it is not. */
export const questionOf = <K extends QuestionKind>(
  { questions }: Pick<QuestionSet, 'questions'>,
  kind: K,
  type: string | undefined,
): Of<K> | undefined =>
  questions.find(
    (one): one is Of<K> =>
      one.kind === kind && (!one.types || (type !== undefined && one.types.includes(type))),
  );

/** The next version of a set, with other questions. */
export const nextQuestionSet = (
  last: QuestionSet,
  questions: Questions,
  made: { by: StaffId; at: string },
): QuestionSet => ({
  municipality: last.municipality,
  number: last.number + 1,
  questions,
  madeBy: made.by,
  madeAt: made.at,
});
