import type { Child, FC } from 'hono/jsx';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import { Actions } from '../../../shared/web/actions.tsx';
import { ErrorSummary, type FormState } from '../../../shared/web/fields.tsx';
import type { FieldFaults, FormBody } from '../../../shared/web/form-body.ts';
import { Layout } from '../../../shared/web/layout.tsx';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayDate, sayInstant } from '../../../shared/words/say-date.ts';
import { sayHeldBack } from '../../../shared/words/say-freeze.ts';
import type { MessageKey } from '../../../shared/words/translate.ts';
import { AnswerTable } from './answer-table.tsx';
import type { DraftSaver } from './draft-saver.ts';
import { FiguresFields } from './figures-fields.tsx';
import { answerFrom, type FigureRows } from './figures-form.ts';
import { rowsFor, type SurveyVisit } from './survey-visit.ts';
import type { Visitor } from './survey-visitor.ts';

type PageProps = { page: Page; visit: SurveyVisit };

/** A page for a facility: no way elsewhere, so that it stays small and says one thing. */
export const SurveyLayout: FC<PageProps & { title: MessageKey; children: Child }> = ({
  page,
  visit,
  title,
  children,
}) => (
  <Layout page={page} title={page.t(title)} navigation={[]}>
    <p>
      <strong>{visit.facility.name}</strong>
    </p>
    {children}
  </Layout>
);

type FormProps = PageProps & { body: FormBody; faults: FieldFaults; nonce: string };

/** The first screen: "nothing has changed" as one button where there are figures, and the form below. */
export const SurveyFormPage: FC<FormProps> = ({ page, visit, body, faults, nonce }) => {
  const { t, locale } = page;
  const form: FormState = { page, body, faults };
  const { campaign, survey, last, draft } = visit;
  const offersUnchanged = last && survey.value.status !== 'answered' && Object.keys(faults).length === 0;
  return (
    <SurveyLayout page={page} visit={visit} title="vacancy.surveyTitle">
      <p>{t('vacancy.surveyAbout', roundValues(campaign.value, locale))}</p>
      <AsOf page={page} campaign={campaign.value} />
      {campaign.value.intro ? <p class="words">{localText(campaign.value.intro, locale)}</p> : null}
      <ErrorSummary form={form} />
      {draft ? <DraftNote page={page} savedAt={draft.savedAt} saver={visit.draftSaver} /> : null}
      {offersUnchanged ? (
        <form method="post" action="/survey" class="notice">
          <input type="hidden" name="nonce" value={nonce} />
          <p>{t('vacancy.surveyLast', { asOf: sayDate(last.asOf, locale) })}</p>
          <button type="submit" name="action" value="unchanged">
            {t('vacancy.surveyUnchanged')}
          </button>
        </form>
      ) : null}
      <form method="post" action="/survey" novalidate>
        <input type="hidden" name="nonce" value={nonce} />
        {/* Enter in a field presses a form's first button: this one, never a − or +. */}
        <button type="submit" class="skip" tabindex={-1}>
          {t('vacancy.surveySend')}
        </button>
        <AnswerFields form={form} rows={rowsFor(visit)} hasLast={Boolean(offersUnchanged)} />
      </form>
      <p>
        <a href="/survey/forward">{t('doors.forwardLink')}</a>
      </p>
    </SurveyLayout>
  );
};

/** The day whose figures are asked for, where it is the same for everybody. */
export const AsOf: FC<{ page: Page; campaign: StartedCampaign }> = ({
  page: { t, locale },
  campaign: { figuresAsOf },
}) =>
  figuresAsOf ? (
    <p>
      <strong>{t('vacancy.surveyAsOf', { date: sayDate(figuresAsOf, locale) })}</strong>
    </p>
  ) : null;

/** Every question and the two ways to send them; the desk previews a question set with the same. */
export const AnswerFields: FC<{ form: FormState; rows: FigureRows; hasLast: boolean }> = ({
  form,
  rows,
  hasLast,
}) => {
  const { t } = form.page;
  return (
    <>
      <h2>{t(hasLast ? 'vacancy.surveyChanged' : 'vacancy.surveyFirst')}</h2>
      <FiguresFields form={form} rows={rows} steps />
      <Actions
        ways={[
          { action: 'send', words: t('vacancy.surveySend') },
          { action: 'save', words: t('vacancy.surveySave') },
        ]}
      />
    </>
  );
};

/** When, and by whom where that is known: two people of one facility are not to undo each other's work. */
const DraftNote: FC<{ page: Page; savedAt: string; saver: DraftSaver | undefined }> = ({
  page: { t, locale },
  savedAt,
  saver,
}) => {
  const when = sayInstant(savedAt, locale);
  const name = saver && 'name' in saver ? saver.name : undefined;
  const who = saver && (name ?? t(`vacancy.draftBy-${saver.who}`));
  return (
    <p class="notice">{who ? t('vacancy.draftNoteBy', { when, who }) : t('vacancy.draftNote', { when })}</p>
  );
};

/** What was saved part-way is no answer yet: it says so, and the way back. */
export const SavedPage: FC<PageProps> = ({ page, visit }) => {
  const { t, locale } = page;
  return (
    <SurveyLayout page={page} visit={visit} title="vacancy.savedTitle">
      <p>{t('vacancy.savedText', roundValues(visit.campaign.value, locale))}</p>
      <p>
        <a href="/survey">{t('vacancy.savedOn')}</a>
      </p>
    </SurveyLayout>
  );
};

/** The receipt: what was understood, and until when it can be bettered, or, after the deadline, whom to phone. */
export const ReceivedPage: FC<PageProps & { by: Visitor['by']; late: boolean }> = ({
  page,
  visit,
  by,
  late,
}) => {
  const { t, locale } = page;
  const { survey, campaign } = visit;
  if (survey.value.status !== 'answered') return null;
  const held = sayHeldBack(t, locale, visit.shown);
  return (
    <SurveyLayout page={page} visit={visit} title="vacancy.receivedTitle">
      <p>{t(late ? 'vacancy.receivedLate' : 'vacancy.receivedLead', roundValues(campaign.value, locale))}</p>
      {visit.receiptReader ? <p>{t('vacancy.receivedMail')}</p> : null}
      {held ? <p class="notice">{held}</p> : null}
      <AnswerTable page={page} answer={survey.value.answer} caption={t('vacancy.answeredTable')} />
      {late ? (
        <p class="notice">{t('vacancy.lateContact', roundValues(campaign.value, locale))}</p>
      ) : (
        <p>
          <a href="/survey">{t('vacancy.receivedEdit')}</a>
        </p>
      )}
      <p>
        <a href="/survey/history">{t('vacancy.receivedHistory')}</a>
      </p>
      {by.who === 'corporation' ? (
        <p>
          <a href="/survey/corporation">{t('doors.backToList')}</a>
        </p>
      ) : null}
    </SurveyLayout>
  );
};

/** After the deadline: the date, and whom to phone. What was answered is still shown. */
export const LatePage: FC<PageProps> = ({ page, visit }) => {
  const { t, locale } = page;
  const values = roundValues(visit.campaign.value, locale);
  const given = visit.survey.value.status === 'answered' ? visit.survey.value.answer : undefined;
  const shown = given ?? (visit.last && answerFrom(visit.last));
  return (
    <SurveyLayout page={page} visit={visit} title="vacancy.lateTitle">
      <p>{t('vacancy.lateText', values)}</p>
      <p class="notice">{t('vacancy.lateContact', values)}</p>
      {shown ? <AnswerTable page={page} answer={shown} caption={t('vacancy.answeredTable')} /> : null}
      <p>
        <a href="/survey/history">{t('vacancy.receivedHistory')}</a>
      </p>
    </SurveyLayout>
  );
};

/** A round that was called off. */
export const StoppedPage: FC<PageProps> = ({ page, visit }) => {
  const { t, locale } = page;
  return (
    <SurveyLayout page={page} visit={visit} title="vacancy.stoppedTitle">
      <p>{t('vacancy.stoppedText')}</p>
      <p class="notice">{t('vacancy.lateContact', roundValues(visit.campaign.value, locale))}</p>
    </SurveyLayout>
  );
};
