import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import { sayYearMonth } from '../../../shared/words/say-date.ts';
import type { Locale, Translate } from '../../../shared/words/translate.ts';

/** A question about an answer, in words. */
export const sayQuestion = (
  { t, locale }: { t: Translate; locale: Locale },
  question: PlausibilityQuestion,
): string => {
  const where = { class: t('vacancy.class', { age: question.ageClass }) };
  switch (question.kind) {
    case 'enrolled above capacity':
      return t('vacancy.questionCrowded', {
        ...where,
        enrolled: question.enrolled,
        capacity: question.capacity,
      });
    case 'more places than capacity leaves':
      return t('vacancy.questionTooMany', {
        ...where,
        vacancy: question.vacancy,
        enrolled: question.enrolled,
        capacity: question.capacity,
      });
    case 'figure jumped':
      return t('vacancy.questionJumped', {
        ...where,
        figure: t(`vacancy.${question.figure}`),
        before: question.before,
        after: question.after,
      });
    case 'places though children wait':
      return t('vacancy.questionWaiting', {
        ...where,
        vacancy: question.vacancy,
        waiting: question.waiting,
      });
    case 'places from next year':
      return t('vacancy.questionNextYear', { ...where, month: sayYearMonth(question.month, locale) });
    case 'class appeared':
      return t('vacancy.questionAppeared', where);
    case 'class disappeared':
      return t('vacancy.questionDisappeared', where);
    case 'no class beside numbers':
      return t('vacancy.questionNoClass', where);
    default:
      return question satisfies never;
  }
};
