import type { FC } from 'hono/jsx';
import { unpackFigures } from '../../../shared/domain/survey/packed.ts';
import type { Answer } from '../../../shared/domain/survey/schema.ts';
import { type ClassFigures, FIGURES, type JointFigures } from '../../../shared/domain/vacancy/schema.ts';
import { jointLabel } from '../../../shared/mail/vacancy/survey-receipt.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayYearMonth } from '../../../shared/words/say-date.ts';
import { sayOffers } from '../../../shared/words/say-offers.ts';

type Props = { page: Page; answer: Omit<Answer, 'unchanged'>; caption: string };

/** An answer to be read: 0, "no class" and "not answered" each in its own words. */
export const AnswerTable: FC<Props> = ({ page, answer, caption }) => {
  const { t, locale } = page;
  const { classes, joint } = unpackFigures(answer.figures);
  return (
    <>
      <table class="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {FIGURES.map((figure) => (
              <th scope="col" class="number">
                {t(`vacancy.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((own, age) => (
            <Row page={page} label={t('vacancy.class', { age })} own={own} />
          ))}
          {joint.map((own) => (
            <Row page={page} label={jointLabel(t, own.classes)} own={own} />
          ))}
        </tbody>
      </table>
      {sayOffers(t, locale, answer).map(([label, words]) => (
        <p>
          {label}: {words}
        </p>
      ))}
      {answer.remark ? (
        <p>
          {t('vacancy.remark')}: {answer.remark}
        </p>
      ) : null}
    </>
  );
};

const Row: FC<{ page: Page; label: string; own: ClassFigures | JointFigures }> = ({ page, label, own }) => {
  const { t, locale } = page;
  const words = wordsInstead(own);
  return (
    <tr>
      <th scope="row">{label}</th>
      {words ? (
        <td colspan={FIGURES.length}>{t(words)}</td>
      ) : (
        FIGURES.map((figure) => {
          const { [figure]: count, from } = own as JointFigures;
          return (
            <td class="number">
              {count === undefined ? t('vacancy.notSaid') : count}
              {from && figure === 'vacancy' ? ` (${sayYearMonth(from, locale)})` : ''}
            </td>
          );
        })
      )}
    </tr>
  );
};

const wordsInstead = (own: ClassFigures | JointFigures) => {
  if (!('exists' in own) || own.exists === true) return undefined;
  return own.exists === false ? 'vacancy.noClass' : 'vacancy.notSaid';
};
