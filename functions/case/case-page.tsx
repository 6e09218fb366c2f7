import type { FC } from 'hono/jsx';
import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import type { OpenedCase } from '../../shared/store/case-openings.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary } from '../../shared/web/fields.tsx';
import type { FieldFaults } from '../../shared/web/form-body.ts';
import type { TimelineEntry } from '../../shared/web/timeline.ts';
import { sayInstant } from '../../shared/words/say-date.ts';
import { consultantOf, wardOf } from './case-list.tsx';
import { FamilyOverview } from './family.tsx';

export const CASE_FORM = 'case';

type Props = {
  c: DeskContext;
  opened: OpenedCase;
  colleagues: readonly Staff[];
  timeline: readonly TimelineEntry[];
  today: Temporal.PlainDate;
  faults?: FieldFaults;
};

/** `/desk/cases/<id>`: a family in half a minute, what was done so far, and what can be done now. */
export const CasePage: FC<Props> = ({ c, opened, colleagues, timeline, today, faults }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const current = opened.kept.value;
  return (
    <DeskLayout c={c} title={t('case.title', { reference: current.reference })}>
      <ErrorSummary form={{ page, body: {}, faults: faults ?? {} }} />
      <p class="hint">
        {t('case.openedFor', {
          purpose: t(`desk.purpose-${opened.opening.purpose}`),
          until: sayInstant(opened.opening.until, locale),
        })}
      </p>
      <dl class="answers">
        <dt>{t('case.status')}</dt>
        <dd>{t(`case.status-${current.status}`)}</dd>
        <dt>{t('case.consultant')}</dt>
        <dd>{consultantOf(c, current, colleagues)}</dd>
        <dt>{t('case.ward')}</dt>
        <dd>{wardOf(c, current.ward)}</dd>
        <dt>{t('case.openedAt')}</dt>
        <dd>
          {sayInstant(current.openedAt, locale)}（{t(`case.channel-${current.channel}`)}）
        </dd>
        {current.status === 'closed' ? (
          <>
            <dt>{t('case.closedAt')}</dt>
            <dd>
              {sayInstant(current.closedAt, locale)}（{t(`case.outcome-${current.outcome}`)}）
            </dd>
          </>
        ) : null}
      </dl>
      <Acts c={c} opened={opened} />
      <div class="sides">
        <div>
          <FamilyOverview page={page} current={current} today={today} />
        </div>
        <div>
          <Timeline c={c} entries={timeline} />
        </div>
      </div>
    </DeskLayout>
  );
};

const Acts: FC<{ c: DeskContext; opened: OpenedCase }> = ({ c, opened }) => {
  const { t } = c.get('page');
  const { status, caseId } = opened.kept.value;
  if (status === 'closed') return null;
  return (
    <div class="actions" id="case">
      {status === 'received' ? (
        <form method="post" action={`/desk/cases/${caseId}/take`}>
          <input type="hidden" name="nonce" value={c.get('nonceFor')(CASE_FORM)} />
          <button type="submit">{t('case.take')}</button>
        </form>
      ) : null}
      <a class="button second" href={`/desk/cases/${caseId}/consultations/new`}>
        {t('case.writeNote')}
      </a>
      <a class="button second" href={`/desk/escalations/new?caseId=${caseId}`}>
        {t('escalation.deskRaise')}
      </a>
      <a class="button second" href={`/desk/cases/${caseId}/close`}>
        {t('case.close')}
      </a>
    </div>
  );
};

const Timeline: FC<{ c: DeskContext; entries: readonly TimelineEntry[] }> = ({ c, entries }) => {
  const { t, locale } = c.get('page');
  return (
    <>
      <h2>{t('case.timeline')}</h2>
      <ol class="timeline">
        {entries.map((entry) => (
          <li>
            <p>
              <time datetime={entry.at}>{sayInstant(entry.at, locale)}</time> <strong>{entry.title}</strong>
              {entry.by ? ` ${entry.by}` : ''}
            </p>
            {entry.body}
          </li>
        ))}
      </ol>
    </>
  );
};
