import type { LocalText } from '../../../shared/domain/municipality/schema.ts';
import {
  PLAIN_QUESTIONS,
  type Question,
  type QuestionKind,
  Questions,
} from '../../../shared/domain/survey/question-set.ts';
import { type FieldFaults, type FormBody, firstText } from '../../../shared/web/form-body.ts';
import type { Translate } from '../../../shared/words/translate.ts';

/** Every kind of question, in the order in which they stand before somebody moves one. The figures are always asked. */
const QUESTION_KINDS: readonly QuestionKind[] = ['figures', 'temporary-care', ...PLAIN_QUESTIONS];

/** The fields of one question: `labelJa-remark`, `types-figures`. */
export const questionField = (
  what: 'asked' | 'labelJa' | 'labelEn' | 'hintJa' | 'hintEn' | 'types',
  kind: QuestionKind,
): string => `${what}-${kind}`;

/** The form as it stands for these questions. */
export const bodyOfQuestions = (questions: Questions): FormBody =>
  Object.assign({ order: questions.map(({ kind }) => kind) }, ...questions.map(bodyOfQuestion));

/** The questions in the order of the form; kinds that it does not name, since they were not asked so far, come last. */
export const orderIn = ({ order = [] }: FormBody): QuestionKind[] => {
  const named = [...new Set(order)].flatMap((word) => QUESTION_KINDS.filter((kind) => kind === word));
  return [...named, ...QUESTION_KINDS.filter((kind) => !named.includes(kind))];
};

/** `remark:up`, as one of the form's buttons says. */
export const moveWord = (kind: QuestionKind, way: 'up' | 'down'): string => `${kind}:${way}`;

/** The form after one of its moves was pressed; nothing where none was. A question at the end stays there. */
export const moved = (body: FormBody): FormBody | undefined => {
  const [word, way] = firstText(body, 'move').split(':');
  const order = orderIn(body);
  const from = order.indexOf(word as QuestionKind);
  if (from < 0) return undefined;
  const to = way === 'up' ? from - 1 : from + 1;
  const [one, other] = [order[from], order[to]];
  if (one !== undefined && other !== undefined) {
    order[from] = other;
    order[to] = one;
  }
  return { ...body, order };
};

const bodyOfQuestion = (question: Question): FormBody => {
  const { kind, label, hint, types } = question;
  return {
    [questionField('asked', kind)]: ['yes'],
    [questionField('labelJa', kind)]: [label.ja],
    [questionField('labelEn', kind)]: [label.en ?? ''],
    [questionField('hintJa', kind)]: [hint?.ja ?? ''],
    [questionField('hintEn', kind)]: [hint?.en ?? ''],
    [questionField('types', kind)]: types ?? [],
    ...(question.kind === 'figures' ? { columns: question.columns, from: question.from ? ['yes'] : [] } : {}),
    ...(question.kind === 'temporary-care' ? { byDay: question.byDay ? ['yes'] : [] } : {}),
  };
};

type Read = { ok: true; questions: Questions } | { ok: false; faults: FieldFaults };

/** What was typed, as questions; a fault for each that has no words, and for figures without a column. */
export const readQuestions = (body: FormBody, t: Translate): Read => {
  const asked = orderIn(body).filter(
    (kind) => kind === 'figures' || firstText(body, questionField('asked', kind)) === 'yes',
  );
  const faults: FieldFaults = {};
  for (const kind of asked)
    if (!textOf(body, questionField('labelJa', kind)))
      faults[questionField('labelJa', kind)] = t('questions.faultLabel');
  if ((body.columns ?? []).length === 0) faults.columns = t('questions.faultColumns');
  const read = Questions.safeParse(asked.map((kind) => questionFrom(body, kind)));
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return read.success
    ? { ok: true, questions: read.data }
    : { ok: false, faults: { columns: t('campaign.faultPlan') } };
};

const questionFrom = (body: FormBody, kind: QuestionKind) => {
  const hint = wordsOf(body, 'hint', kind);
  const types = body[questionField('types', kind)] ?? [];
  return {
    kind,
    label: wordsOf(body, 'label', kind),
    ...(hint ? { hint } : {}),
    ...(types.length > 0 ? { types } : {}),
    ...(kind === 'figures' ? { columns: body.columns, from: firstText(body, 'from') === 'yes' } : {}),
    ...(kind === 'temporary-care' ? { byDay: firstText(body, 'byDay') === 'yes' } : {}),
  };
};

const wordsOf = (body: FormBody, what: 'label' | 'hint', kind: QuestionKind): LocalText | undefined => {
  const ja = textOf(body, questionField(`${what}Ja`, kind));
  const en = textOf(body, questionField(`${what}En`, kind));
  return ja ? { ja, ...(en ? { en } : {}) } : undefined;
};

const textOf = (body: FormBody, name: string): string => firstText(body, name).trim();
