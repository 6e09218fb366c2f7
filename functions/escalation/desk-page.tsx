import type { FC } from 'hono/jsx';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import type { AuditEntry } from '../../shared/domain/audit/entry.ts';
import type { EscalationKind } from '../../shared/domain/escalation/kind.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary, type FormState } from '../../shared/web/fields.tsx';
import { sayInstant } from '../../shared/words/say-date.ts';
import { ConcernView, QuestionList, sayWard } from './concern-view.tsx';
import { CloseSection, OpenContent, OutcomeSection, PhoneSection } from './desk-acts.tsx';
import { AuditTable, ToldTable } from './desk-history.tsx';
import { Alarm, sayKind, sayStatus } from './desk-list.tsx';
import { sayRaiser } from './raiser.ts';
import { safetyLimit } from './safety-limit.ts';
import { sightingLabels } from './sighting-form.tsx';

export type EscalationDeskView = {
  escalation: Escalation;
  kinds: readonly EscalationKind[];
  /** The agencies of the kind's route that serve the ward, in order. */
  route: readonly Agency[];
  /** All agencies, for the names of those that were told. */
  agencies: readonly Agency[];
  colleagues: readonly Staff[];
  entries: readonly AuditEntry[];
};

type Props = { c: DeskContext; view: EscalationDeskView; form: FormState; opened: boolean };

/** `/desk/escalations/<id>`: how it stands and what to do. What was seen and heard is shown only once it was opened. */
export const EscalationPage: FC<Props> = ({ c, view, form, opened }) => {
  const { t } = c.get('page');
  const { escalation } = view;
  const { status } = escalation;
  return (
    <DeskLayout c={c} title={t('escalation.pageTitle', { reference: escalation.reference })}>
      <ErrorSummary
        form={form}
        labels={{
          ...sightingLabels(t),
          name: t('escalation.phoneConfirmName'),
          reason: t('escalation.closeReason'),
        }}
      />
      <Standing c={c} view={view} />
      {opened ? <Content c={c} view={view} /> : <OpenContent c={c} escalation={escalation} />}
      {status === 'raised' || status === 'notified' ? (
        <PhoneSection c={c} escalation={escalation} form={form} agencies={view.route} />
      ) : null}
      {status === 'settled' ? null : (
        <>
          <OutcomeSection c={c} escalation={escalation} form={form} />
          <CloseSection c={c} escalation={escalation} form={form} />
        </>
      )}
      <h2 id="told">{t('escalation.historyTitle')}</h2>
      <ToldTable c={c} escalation={escalation} agencies={view.agencies} />
      <h2 id="audit">{t('escalation.auditTitle')}</h2>
      <AuditTable c={c} {...view} />
      <p>
        <a href="/desk/escalations">{t('escalation.backToList')}</a>
      </p>
    </DeskLayout>
  );
};

const Standing: FC<Pick<Props, 'c' | 'view'>> = ({ c, view: { escalation, kinds } }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const limit = safetyLimit(escalation);
  return (
    <dl class="answers">
      <dt>{t('escalation.status')}</dt>
      <dd>
        <Alarm t={t} escalation={escalation} /> {sayStatus(t, escalation)}
      </dd>
      <dt>{t('escalation.kind')}</dt>
      <dd>{sayKind(locale, kinds, escalation)}</dd>
      <dt>{t('escalation.ward')}</dt>
      <dd>{sayWard(page, escalation.ward)}</dd>
      <dt>{t('escalation.raisedAt')}</dt>
      <dd>{sayInstant(escalation.raisedAt, locale)}</dd>
      {limit && escalation.status !== 'settled' ? (
        <>
          <dt>{t('escalation.safetyUntil')}</dt>
          <dd>
            <strong>{sayInstant(limit, locale)}</strong>
          </dd>
        </>
      ) : null}
    </dl>
  );
};

const Content: FC<Pick<Props, 'c' | 'view'>> = ({ c, view }) => {
  const page = c.get('page');
  const { t } = page;
  const { escalation, kinds, colleagues } = view;
  const kind = kinds.find((one) => one.kind === escalation.kind);
  return (
    <section aria-labelledby="content-of-notice">
      <h2 id="content-of-notice">{t('escalation.contentTitle')}</h2>
      <ConcernView
        page={page}
        escalation={escalation}
        kind={kind}
        raisedBy={sayRaiser(c, escalation, colleagues)}
      />
      <QuestionList page={page} escalation={escalation} />
      <Answers c={c} escalation={escalation} />
    </section>
  );
};

/** Who confirmed, and how it ended. */
const Answers: FC<{ c: DeskContext; escalation: Escalation }> = ({ c, escalation }) => {
  const { t, locale } = c.get('page');
  const acknowledgement = 'acknowledgement' in escalation ? escalation.acknowledgement : undefined;
  const outcome = escalation.status === 'settled' ? escalation.outcome : undefined;
  const lines: [string, string][] = [
    ...(acknowledgement
      ? [
          [
            t('escalation.acknowledgedBy'),
            `${acknowledgement.name}（${sayInstant(acknowledgement.at, locale)}）`,
          ] as [string, string],
        ]
      : []),
    ...(outcome ? outcomeLines(c, outcome) : []),
  ];
  return lines.length === 0 ? null : (
    <dl class="answers">
      {lines.map(([label, words]) => (
        <>
          <dt>{label}</dt>
          <dd class="words">{words}</dd>
        </>
      ))}
    </dl>
  );
};

const outcomeLines = (
  c: DeskContext,
  outcome: Extract<Escalation, { status: 'settled' }>['outcome'],
): [string, string][] => {
  const { t, locale } = c.get('page');
  if (outcome.kind === 'closed') return [[t('escalation.outcomeClosed'), outcome.reason]];
  return [
    [t('escalation.seenBy'), outcome.seenBy],
    [t('escalation.seenOn'), sayInstant(outcome.seenAt, locale)],
    [t('escalation.where'), outcome.where],
    ...(outcome.note ? [[t('escalation.outcomeNote'), outcome.note] as [string, string]] : []),
  ];
};
