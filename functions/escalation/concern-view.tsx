import type { FC } from 'hono/jsx';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Page } from '../../shared/web/page-context.ts';
import { sayInstant } from '../../shared/words/say-date.ts';
import type { Translate } from '../../shared/words/translate.ts';
import { safetyLimit } from './safety-limit.ts';

type Props = { page: Page; escalation: Escalation; kind: EscalationKind | undefined; raisedBy: string };

/** What was seen and heard, and apart from it what is supposed. */
export const ConcernView: FC<Props> = ({ page, escalation, kind, raisedBy }) => {
  const { t, locale } = page;
  const { concern } = escalation;
  const limit = safetyLimit(escalation);
  return (
    <>
      <section class="box">
        <h3>{t('escalation.seenAndHeard')}</h3>
        <p class="words">{concern.seenAndHeard}</p>
      </section>
      <section class="box">
        <h3>{t('escalation.supposed')}</h3>
        <p class="words">{concern.supposed ?? t('escalation.supposedNothing')}</p>
      </section>
      <dl class="answers">
        <dt>{t('escalation.child')}</dt>
        <dd class="words">{concern.child}</dd>
        <dt>{t('escalation.whereabouts')}</dt>
        <dd class="words">{concern.whereabouts ?? t('escalation.whereaboutsUnknown')}</dd>
        <dt>{t('escalation.danger')}</dt>
        <dd>{sayDanger(t, escalation)}</dd>
        <dt>{t('escalation.kind')}</dt>
        <dd>{kind ? localText(kind.name, locale) : escalation.kind}</dd>
        <dt>{t('escalation.ward')}</dt>
        <dd>{sayWard(page, escalation.ward)}</dd>
        <dt>{t('escalation.raisedAt')}</dt>
        <dd>{sayInstant(escalation.raisedAt, locale)}</dd>
        <dt>{t('escalation.raisedBy')}</dt>
        <dd>{raisedBy}</dd>
        {limit ? (
          <>
            <dt>{t('escalation.safetyUntil')}</dt>
            <dd>
              <strong>{sayInstant(limit, locale)}</strong>
            </dd>
          </>
        ) : null}
        {kind ? (
          <>
            <dt>{t('escalation.callBack')}</dt>
            <dd>{kind.callBackPhone}</dd>
          </>
        ) : null}
      </dl>
    </>
  );
};

export const sayWard = ({ municipality, locale }: Page, ward: string): string => {
  const found = municipality.wards.find((one) => one.ward === ward);
  return found ? localText(found.name, locale) : ward;
};

const sayDanger = (t: Translate, { concern }: Escalation): string => {
  switch (concern.immediateDanger) {
    case 'no':
      return t('escalation.dangerNo');
    case 'yes':
      return t('escalation.dangerYes', { called: concern.calledFirst ?? '—' });
    case 'unknown':
      return t('escalation.dangerUnknown');
    default:
      return concern.immediateDanger satisfies never;
  }
};

/** Questions of the agency, oldest first. */
export const QuestionList: FC<{ page: Page; escalation: Escalation }> = ({ page, escalation }) => {
  if (escalation.questions.length === 0) return null;
  return (
    <>
      <h2>{page.t('escalation.questions')}</h2>
      {escalation.questions.map((question) => (
        <div class="notice">
          <p>{sayInstant(question.at, page.locale)}</p>
          <p class="words">{question.words}</p>
        </div>
      ))}
    </>
  );
};
