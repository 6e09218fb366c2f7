import type { FC } from 'hono/jsx';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { ErrorSummary, type FormState, TextField } from '../../../shared/web/fields.tsx';
import { sayDate, sayInstant } from '../../../shared/words/say-date.ts';
import { FiguresFields } from '../survey/figures-fields.tsx';
import { AsOf } from '../survey/survey-page.tsx';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';

/** The form whose nonce a typed-in sheet carries. */
export const TYPING_FORM = 'survey-sheet';

/** Where returned sheets are typed in; with a reference, that sheet's form. */
export const typingPath = (reference?: string): string =>
  `/desk/survey-sheets${reference ? `?reference=${encodeURIComponent(reference)}` : ''}`;

type ReferenceProps = { c: DeskContext; form: FormState; recorded?: string | undefined };

/** One field for the next sheet's reference, and what was just recorded. */
export const ReferencePage: FC<ReferenceProps> = ({ c, form, recorded }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('sheet.typeIn')}>
      {recorded ? (
        <p class="notice" role="status">
          {t('sheet.recorded', { facility: recorded })}
        </p>
      ) : null}
      <ErrorSummary form={form} />
      <form method="get" action={typingPath()}>
        <TextField
          form={form}
          name="reference"
          label={t('sheet.reference')}
          hint={t('sheet.referenceHint')}
          autocomplete="off"
          required
        />
        <div class="actions">
          <button type="submit">{t('sheet.openForm')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};

type FormProps = { c: DeskContext; visit: SurveyVisit; reference: string; form: FormState };

/** A returned sheet: "nothing has changed" as one press, and below it the fields in the order of the paper. */
export const TypingPage: FC<FormProps> = ({ c, visit, reference, form }) => {
  const { t, locale } = c.get('page');
  const { last, facility, campaign, survey } = visit;
  const answered = survey.value.status === 'answered' ? survey.value.answeredAt : undefined;
  return (
    <DeskLayout c={c} title={t('sheet.typeIn')}>
      <h2>{facility.name}</h2>
      <p>{t('vacancy.surveyAbout', roundValues(campaign.value, locale))}</p>
      <AsOf page={c.get('page')} campaign={campaign.value} />
      {answered ? (
        <p class="warning">{t('sheet.answeredBefore', { when: sayInstant(answered, locale) })}</p>
      ) : null}
      <ErrorSummary form={form} />
      <form method="post" action={typingPath()} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(TYPING_FORM)} />
        <input type="hidden" name="reference" value={reference} />
        {/* Enter in a field records what was typed: it never presses "nothing has changed". */}
        <button type="submit" name="action" value="send" class="skip" tabindex={-1}>
          {t('campaign.callSend')}
        </button>
        {last && !answered ? (
          <div class="actions">
            <button type="submit" name="action" value="unchanged">
              {t('campaign.callUnchanged')}
            </button>
            <span class="hint">{t('vacancy.surveyLast', { asOf: sayDate(last.asOf, locale) })}</span>
          </div>
        ) : null}
        <FiguresFields form={form} rows={rowsFor(visit)} />
        <div class="actions">
          <button type="submit" name="action" value="send">
            {t('campaign.callSend')}
          </button>
          <a href={typingPath()}>{t('sheet.otherSheet')}</a>
        </div>
      </form>
    </DeskLayout>
  );
};
