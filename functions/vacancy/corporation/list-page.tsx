import type { FC } from 'hono/jsx';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import { jointLabel } from '../../../shared/mail/vacancy/survey-receipt.ts';
import { Fault } from '../../../shared/web/fault.tsx';
import { Layout } from '../../../shared/web/layout.tsx';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayDate } from '../../../shared/words/say-date.ts';
import type { MessageKey, Translate } from '../../../shared/words/translate.ts';
import type { SurveyVisit } from '../survey/survey-visit.ts';
import { mayStayUnchanged } from './answer-rows.ts';
import type { CorporationVisit } from './visit.ts';

export const LIST_FORM = 'corporation-list';

type Props = {
  page: Page;
  visit: CorporationVisit;
  /** Whether the round still takes answers. */
  open: boolean;
  nonce: string;
  fault: MessageKey | undefined;
  /** How many answers the last press recorded. */
  recorded: number | undefined;
};

/** All facilities of a corporation: how far it is, what was said last, and "変更なし" for one or for all that are ticked. */
export const ListPage: FC<Props> = (props) => {
  const { page, visit, open, nonce, fault, recorded } = props;
  const { t, locale } = page;
  const { corporation, campaign, rows } = visit;
  const values = roundValues(campaign.value, locale);
  const answered = rows.filter(({ survey }) => survey.value.status === 'answered').length;
  return (
    <Layout page={page} title={t('doors.listTitle')} navigation={[]}>
      <p>
        <strong>{corporation.name}</strong>
      </p>
      <p>{t('vacancy.surveyAbout', values)}</p>
      <Fault words={fault && t(fault)} />
      {recorded ? (
        <p class="notice" role="status">
          {t('doors.recorded', { count: recorded })}
        </p>
      ) : null}
      <p>
        <label for="progress">{t('doors.progress', { answered, asked: rows.length })}</label>{' '}
        <progress id="progress" value={answered} max={rows.length} />
      </p>
      {open ? null : <p class="notice">{t('vacancy.lateContact', values)}</p>}
      <p>
        <a href="/survey/corporation/sheet">{t('doors.sheetLink')}</a>
      </p>
      <form method="post" action="/survey/corporation">
        <input type="hidden" name="nonce" value={nonce} />
        <ul class="timeline">
          {rows.map((row) => (
            <Row page={page} row={row} open={open} />
          ))}
        </ul>
        {open && rows.some(mayStayUnchanged) ? (
          <div class="actions">
            <button type="submit">{t('doors.unchangedTicked')}</button>
          </div>
        ) : null}
      </form>
    </Layout>
  );
};

const Row: FC<{ page: Page; row: SurveyVisit; open: boolean }> = ({ page, row, open }) => {
  const { t, locale } = page;
  const { facility, survey, last } = row;
  const offers = open && mayStayUnchanged(row);
  const nameId = `name-${facility.id}`;
  return (
    <li>
      {offers ? (
        <label class="choice">
          <input type="checkbox" name="facility" value={facility.id} />
          <span id={nameId}>{facility.name}</span>
        </label>
      ) : (
        <p>
          <strong id={nameId}>{facility.name}</strong>
        </p>
      )}
      <p>{t(survey.value.status === 'answered' ? 'doors.rowAnswered' : 'doors.rowSilent')}</p>
      <p class="hint">
        {last
          ? t('doors.lastPlaces', { asOf: sayDate(last.asOf, locale), places: sayPlaces(t, last) })
          : t('doors.noLast')}
      </p>
      <div class="actions">
        {offers ? (
          <button
            type="submit"
            name="only"
            value={facility.id}
            class="second small"
            aria-label={`${facility.name}: ${t('vacancy.surveyUnchanged')}`}
          >
            {t('vacancy.surveyUnchanged')}
          </button>
        ) : null}
        <a
          href={`/survey/corporation/facilities/${facility.id}`}
          aria-label={`${facility.name}: ${t('doors.openFacility')}`}
        >
          {t('doors.openFacility')}
        </a>
      </div>
    </li>
  );
};

/** The places of each class in one line: `0歳児 1、1歳児 クラスなし、…` */
export const sayPlaces = (t: Translate, { classes, joint }: PublishedFigures): string =>
  [
    ...classes.map((own, age) => {
      const said = own.exists === true ? own.vacancy : undefined;
      const words = own.exists === false ? t('vacancy.noClass') : (said ?? t('vacancy.notSaid'));
      return `${t('vacancy.class', { age })} ${words}`;
    }),
    ...joint.map(({ classes: of, vacancy }) => `${jointLabel(t, of)} ${vacancy ?? t('vacancy.notSaid')}`),
  ].join(t('doors.comma'));
