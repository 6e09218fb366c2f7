import type { FC } from 'hono/jsx';
import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import { Actions } from '../../../shared/web/actions.tsx';
import { Carried } from '../../../shared/web/fields.tsx';
import type { FormBody } from '../../../shared/web/form-body.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayYearMonth } from '../../../shared/words/say-date.ts';

/** A question about an answer, in words. */
export const sayQuestion = (
  { t, locale }: Pick<Page, 't' | 'locale'>,
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

type Props = {
  page: Page;
  questions: readonly PlausibilityQuestion[];
  body: FormBody;
  carried: readonly string[];
  action: string;
  nonce: string;
};

/** Asks back before an answer counts. It is never refused: one button says that it is right as it stands. */
export const Questions: FC<Props> = ({ page, questions, body, carried, action, nonce }) => {
  const { t } = page;
  return (
    <>
      <div class="warning" role="alert">
        <ul>
          {questions.map((question) => (
            <li>{sayQuestion(page, question)}</li>
          ))}
        </ul>
      </div>
      <p>{t('vacancy.questionsLead')}</p>
      <form method="post" action={action}>
        <Carried body={body} names={carried} />
        <input type="hidden" name="nonce" value={nonce} />
        <Actions
          ways={[
            { action: 'confirm', words: t('vacancy.questionsConfirm') },
            { action: 'edit', words: t('vacancy.questionsEdit') },
          ]}
        />
      </form>
    </>
  );
};
