import type { FC } from 'hono/jsx';
import { isPublic } from '../../../shared/domain/survey/rules.ts';
import { type AnsweredSurvey, REASON_LENGTH } from '../../../shared/domain/survey/schema.ts';
import type { RoundAnswer } from '../../../shared/store/vacancy-history.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { ErrorSummary, type FormState, TextField } from '../../../shared/web/fields.tsx';
import { sayInstant, sayMonth } from '../../../shared/words/say-date.ts';
import { AnswerChanges, type SayWho } from '../history/answer-changes.tsx';
import { DoorChoice } from '../phone/door-choice.tsx';
import { FrozenNotice } from '../rounds/round-pages.tsx';
import { AnswerTable } from '../survey/answer-table.tsx';
import { FiguresFields } from '../survey/figures-fields.tsx';
import { AsOf } from '../survey/survey-page.tsx';
import { rowsFor, type SurveyVisit } from '../survey/survey-visit.ts';

/** The form whose nonce a correction carries. */
export const CORRECTION_FORM = 'answer-correction';

/** Where a facility's answer in a round is looked at and corrected. */
export const answerPath = (campaignId: string, facilityId: string): string =>
  `/desk/campaigns/${campaignId}/answers/${facilityId}`;

/** A facility in a round, as the desk sees it. */
export type AnswerView = {
  visit: SurveyVisit;
  one: RoundAnswer;
  /** Whether this is the answer that still counts. */
  correctable: boolean;
  recorded: boolean;
};

type Props = { c: DeskContext; view: AnswerView; sayWho: SayWho; form: FormState };

/** What a facility answered in a round and what it answered before; below it, where it still counts, the form to correct it. */
export const AnswerPage: FC<Props> = ({ c, view, sayWho, form }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const { visit, one, correctable, recorded } = view;
  const { facility, campaign, frozen } = visit;
  return (
    <DeskLayout c={c} title={t('correction.title', { month: sayMonth(campaign.value.speaksOf, locale) })}>
      <h2>{facility.name}</h2>
      {recorded ? (
        <p class="notice" role="status">
          {t('correction.recorded')}
        </p>
      ) : null}
      <FrozenNotice c={c} frozen={frozen} />
      {one.answered ? <Now c={c} answered={one.answered.now} sayWho={sayWho} /> : null}
      <AnswerChanges page={page} rounds={[one]} sayWho={sayWho} />
      {correctable ? (
        <CorrectionForm c={c} view={view} sayWho={sayWho} form={form} />
      ) : (
        <NotHere c={c} one={one} />
      )}
      <p>
        <a href={`/desk/facilities/${facility.id}/figures`}>{t('correction.history')}</a>
      </p>
      <p>
        <a href={answersPath(campaign.value.campaignId)}>{t('correction.listTitle')}</a>
      </p>
    </DeskLayout>
  );
};

/** Every answer of a round. */
export const answersPath = (campaignId: string): string => `/desk/campaigns/${campaignId}/answers`;

const Now: FC<{ c: DeskContext; answered: AnsweredSurvey; sayWho: SayWho }> = ({ c, answered, sayWho }) => {
  const page = c.get('page');
  const { answer, answeredAt, by, door, reason } = answered;
  const way = {
    when: sayInstant(answeredAt, page.locale),
    who: sayWho(by),
    door: page.t(`history.door-${door}`),
  };
  return (
    <>
      <p>{page.t('correction.given', way)}</p>
      {reason ? <p>{page.t('history.reason', { reason })}</p> : null}
      <AnswerTable page={page} answer={answer} caption={page.t('correction.now')} />
    </>
  );
};

/** Why nothing can be corrected here: it has not answered, or a newer round counts. */
const NotHere: FC<{ c: DeskContext; one: RoundAnswer }> = ({ c, one }) => (
  <p class="notice">{c.get('page').t(one.answered ? 'correction.newerRound' : 'correction.noAnswer')}</p>
);

const CorrectionForm: FC<Props> = ({ c, view, form }) => {
  const { t } = c.get('page');
  const { visit } = view;
  const { campaign, facility, survey } = visit;
  const answeredAt = survey.value.status === 'answered' ? survey.value.answeredAt : '';
  return (
    <>
      <h2>{t('correction.formTitle')}</h2>
      <p>{t(isPublic(campaign.value) ? 'correction.leadAtOnce' : 'correction.leadLater')}</p>
      <AsOf page={c.get('page')} campaign={campaign.value} />
      <ErrorSummary form={form} />
      <form method="post" action={answerPath(campaign.value.campaignId, facility.id)} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(CORRECTION_FORM)} />
        <input type="hidden" name="seen" value={answeredAt} />
        <FiguresFields form={form} rows={rowsFor(visit)} />
        <DoorChoice form={form} />
        <TextField
          form={form}
          name="reason"
          label={t('correction.reason')}
          hint={t('correction.reasonHint', { length: REASON_LENGTH })}
          required
        />
        <div class="actions">
          <button type="submit" name="action" value="send">
            {t('correction.send')}
          </button>
        </div>
      </form>
    </>
  );
};
