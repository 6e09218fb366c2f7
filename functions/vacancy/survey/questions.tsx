import type { FC } from 'hono/jsx';
import type { PlausibilityQuestion } from '../../../shared/domain/vacancy/plausibility.ts';
import { Actions } from '../../../shared/web/actions.tsx';
import { Carried } from '../../../shared/web/fields.tsx';
import type { FormBody } from '../../../shared/web/form-body.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayQuestion } from './say-question.ts';

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
