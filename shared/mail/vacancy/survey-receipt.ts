import { unpackFigures } from '../../domain/survey/packed.ts';
import type { Answer } from '../../domain/survey/schema.ts';
import type { WhenPublic } from '../../domain/survey/when-public.ts';
import type { ClassFigures, JointFigures } from '../../domain/vacancy/schema.ts';
import { sayHeldBack } from '../../words/say-freeze.ts';
import { speak, type Translate } from '../../words/translate.ts';
import { composeLetter, type Letter } from '../letter.ts';
import { type SurveyFacts, surveyValues } from './survey-facts.ts';

/** Whether the facility can still change its answer by itself; if not, who put it in: the facility, or staff who corrected it. */
export type ReceiptStands = 'changeable' | 'late' | 'corrected';

const WORDS = {
  changeable: { subject: 'vacancy.receiptSubject', body: 'vacancy.receiptBody' },
  late: { subject: 'vacancy.receiptSubject', body: 'vacancy.receiptLate' },
  corrected: { subject: 'vacancy.receiptCorrectedSubject', body: 'vacancy.receiptCorrected' },
} as const;

type ReceiptFacts = SurveyFacts & { answer: Answer; stands: ReceiptStands; shown: WhenPublic };

/**
 * The copy of a facility's answer, class by class; a class that was told together with others stands with them alone. While
 * publication is frozen it says so, and until when.
 */
export const surveyReceiptLetter = ({ answer, stands, shown, ...facts }: ReceiptFacts): Letter => {
  const t = speak(facts.locale);
  const values = surveyValues(facts);
  const { classes, joint } = unpackFigures(answer.figures);
  const held = sayHeldBack(t, facts.locale, shown);
  const isJoint = (age: number) => joint.some((one) => one.classes.some((each) => each === age));
  const lines = [
    ...classes.flatMap((own, age) =>
      own.exists === 'unknown' && isJoint(age) ? [] : [classLine(t, t('vacancy.class', { age }), own)],
    ),
    ...joint.map((numbers) => numbersLine(t, jointLabel(t, numbers.classes), numbers)),
  ];
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t(WORDS[stands].subject, values),
    body: [t(WORDS[stands].body, values), lines.join('\n'), ...(held ? [held] : [])],
  });
};

const classLine = (t: Translate, label: string, own: ClassFigures): string => {
  if (own.exists === false) return t('vacancy.receiptNoClass', { class: label });
  if (own.exists === 'unknown') return t('vacancy.receiptNotSaid', { class: label });
  return numbersLine(t, label, own);
};

type Numbers = Omit<JointFigures, 'classes'>;

const numbersLine = (
  t: Translate,
  label: string,
  { capacity, enrolled, vacancy, waiting }: Numbers,
): string => {
  const said = (count: number | undefined) => (count === undefined ? t('vacancy.notSaid') : String(count));
  return t('vacancy.receiptClass', {
    class: label,
    capacity: said(capacity),
    enrolled: said(enrolled),
    vacancy: said(vacancy),
    waiting: said(waiting),
  });
};

/** `0〜2歳児あわせて` */
export const jointLabel = (t: Translate, classes: readonly number[]): string =>
  t('vacancy.jointClasses', { from: Math.min(...classes), to: Math.max(...classes) });
