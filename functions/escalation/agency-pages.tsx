import type { Child, FC } from 'hono/jsx';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { ErrorSummary, type FormState, TextArea, TextField } from '../../shared/web/fields.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { sayInstant } from '../../shared/words/say-date.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import type { AgencyVisit } from './agency-visit.ts';
import { ConcernView, QuestionList } from './concern-view.tsx';
import { SightingFields, sightingLabels } from './sighting-form.tsx';

export type AgencyPageProps = {
  visit: AgencyVisit;
  form: FormState;
  nonce: string;
  /** What was just done. */
  done?: MessageKey | undefined;
};

const AgencyLayout: FC<{ page: Page; visit: AgencyVisit; children: Child }> = ({ page, visit, children }) => (
  <Layout
    page={page}
    title={page.t('escalation.pageTitle', { reference: visit.escalation.reference })}
    navigation={[]}
  >
    {children}
  </Layout>
);

const labelsOf = ({ t }: Page): Record<string, string> => ({
  ...sightingLabels(t),
  name: t('escalation.acknowledgeName'),
  words: t('escalation.askWords'),
});

/** What the link shows by itself: that there is something, and nothing of what. A mail scanner sees no more. */
export const CoverPage: FC<AgencyPageProps> = ({ visit, form, nonce }) => {
  const { page } = form;
  const { t, locale } = page;
  if (visit.escalation.status === 'settled') return <SettledPage page={page} visit={visit} />;
  return (
    <AgencyLayout page={page} visit={visit}>
      <ErrorSummary form={form} labels={labelsOf(page)} />
      <p>
        {t('escalation.coverLead', {
          municipality: localText(page.municipality.name, locale),
          agency: localText(visit.agency.name, locale),
        })}
      </p>
      <StatusLine page={page} visit={visit} />
      <p>{t('escalation.coverPrivacy')}</p>
      {visit.escalation.status === 'acknowledged' ? null : (
        <AcknowledgeForm form={form} nonce={nonce} label="escalation.acknowledgeAndOpen" />
      )}
      <form method="post" action="/escalations/view">
        <input type="hidden" name="nonce" value={nonce} />
        <div class="actions">
          <button type="submit" class={visit.escalation.status === 'acknowledged' ? undefined : 'second'}>
            {t('escalation.open')}
          </button>
        </div>
      </form>
    </AgencyLayout>
  );
};

const SettledPage: FC<{ page: Page; visit: AgencyVisit }> = ({ page, visit }) => (
  <AgencyLayout page={page} visit={visit}>
    <div class="notice">
      <p>{page.t('escalation.coverSettled')}</p>
    </div>
  </AgencyLayout>
);

const StatusLine: FC<{ page: Page; visit: AgencyVisit }> = ({ page, visit: { escalation } }) => {
  if (escalation.status !== 'acknowledged') {
    return (
      <p class="warning">
        <strong>{page.t('escalation.coverStatusOpen')}</strong>
      </p>
    );
  }
  const when = sayInstant(escalation.acknowledgement.at, page.locale);
  return <p class="notice">{page.t('escalation.coverStatusAcknowledged', { when })}</p>;
};

const AcknowledgeForm: FC<{ form: FormState; nonce: string; label: MessageKey }> = ({
  form,
  nonce,
  label,
}) => {
  const { t } = form.page;
  return (
    <section aria-labelledby="acknowledge">
      <h2 id="acknowledge">{t('escalation.acknowledgeTitle')}</h2>
      <p>{t('escalation.acknowledgeLead')}</p>
      <form method="post" action="/escalations/acknowledge" novalidate>
        <TextField
          form={form}
          name="name"
          label={t('escalation.acknowledgeName')}
          hint={t('escalation.acknowledgeNameHint')}
          autocomplete="name"
          required
        />
        <input type="hidden" name="nonce" value={nonce} />
        <div class="actions">
          <button type="submit">{t(label)}</button>
        </div>
      </form>
    </section>
  );
};

/** The minimum that the agency needs, and what it can do: confirm, record the outcome, ask back. */
export const ContentPage: FC<AgencyPageProps> = ({ visit, form, nonce, done }) => {
  const { page } = form;
  const { t } = page;
  const { escalation, kind } = visit;
  return (
    <AgencyLayout page={page} visit={visit}>
      <ErrorSummary form={form} labels={labelsOf(page)} />
      {done ? (
        <div class="notice" role="status">
          <p>{t(done)}</p>
        </div>
      ) : null}
      <StatusLine page={page} visit={visit} />
      <h2>{t('escalation.contentTitle')}</h2>
      <ConcernView
        page={page}
        escalation={escalation}
        kind={kind}
        raisedBy={t('escalation.raisedByProtected')}
      />
      <QuestionList page={page} escalation={escalation} />
      {escalation.status === 'acknowledged' ? (
        <SightingSection form={form} nonce={nonce} />
      ) : (
        <AcknowledgeForm form={form} nonce={nonce} label="escalation.acknowledge" />
      )}
      <AskForm form={form} nonce={nonce} />
    </AgencyLayout>
  );
};

const SightingSection: FC<{ form: FormState; nonce: string }> = ({ form, nonce }) => {
  const { t } = form.page;
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{t('escalation.outcomeTitle')}</h2>
      <p>{t('escalation.outcomeLead')}</p>
      <form method="post" action="/escalations/outcome" novalidate>
        <SightingFields form={form} />
        <input type="hidden" name="nonce" value={nonce} />
        <div class="actions">
          <button type="submit">{t('escalation.recordOutcome')}</button>
        </div>
      </form>
    </section>
  );
};

const AskForm: FC<{ form: FormState; nonce: string }> = ({ form, nonce }) => {
  const { t } = form.page;
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{t('escalation.askTitle')}</h2>
      <form method="post" action="/escalations/ask" novalidate>
        <TextArea
          form={form}
          name="words"
          label={t('escalation.askWords')}
          hint={t('escalation.askHint')}
          maxLength={1000}
          required
        />
        <input type="hidden" name="nonce" value={nonce} />
        <div class="actions">
          <button type="submit" class="second">
            {t('escalation.ask')}
          </button>
        </div>
      </form>
    </section>
  );
};
