import { readReference } from '../../shared/domain/case/reference.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { browserSecret } from '../../shared/web/browser-secret.ts';
import { CheckboxGroup, type FormState } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { issueNonce, nonceId } from '../../shared/web/nonce.ts';
import { Notice } from '../../shared/web/notices.tsx';
import type { Page, PageHandlerContext } from '../../shared/web/page-context.ts';
import { faultsInWords, readIntake, refusalInWords } from './form.ts';
import { IntakeForm } from './intake-form.tsx';
import { IntakeReview } from './intake-review.tsx';
import { submitIntake } from './submit.ts';

const FORM = 'intake';

/** `/intake`: the form, its review, and the reference. Only the last press of the button stores anything. */
export const mountIntake = (app: PageApp, services: Services): void => {
  app.get('/intake', (c) => {
    browserSecret(c, services);
    return c.html(<FormPage page={c.get('page')} body={{}} faults={{}} />);
  });

  app.post('/intake', async (c) => {
    const body = await formBody(c);
    const read = readIntake(body);
    if (!read.success) return again(c, body, faultsInWords(read.error, c.get('page').t));
    switch (firstText(body, 'action')) {
      case 'send':
        return send(c, services, body, read.data);
      case 'edit':
        return c.html(<FormPage page={c.get('page')} body={body} faults={{}} />);
      default: {
        const nonce = issueNonce(services.chance, browserSecret(c, services), FORM);
        return c.html(<IntakeReview page={c.get('page')} intake={read.data} body={body} nonce={nonce} />);
      }
    }
  });

  app.get('/intake/sent', (c) => {
    const reference = readReference(c.req.query('reference') ?? '');
    if (!reference) return c.notFound();
    return c.html(<SentPage page={c.get('page')} reference={reference} />);
  });
};

const again = (c: PageHandlerContext, body: FormBody, faults: FieldFaults) =>
  c.html(<FormPage page={c.get('page')} body={body} faults={faults} />, 422);

const send = async (
  c: PageHandlerContext,
  services: Services,
  body: FormBody,
  intake: Parameters<typeof submitIntake>[1]['intake'],
) => {
  const page = c.get('page');
  const onceKey = nonceId(firstText(body, 'nonce'), browserSecret(c, services), FORM);
  if (!onceKey) {
    return c.html(<Notice page={page} title="layout.staleFormTitle" text="layout.staleFormText" />, 403);
  }
  const { municipality, locale, t } = page;
  const outcome = await submitIntake(services, {
    municipality,
    by: { who: 'public', municipality: municipality.municipality },
    onceKey,
    intake,
    door: { channel: 'web', consentGiven: 'web', locale },
  });
  if (!outcome.ok) return again(c, body, refusalInWords(outcome.refusal.kind, t));
  return c.redirect(`/intake/sent?reference=${outcome.value.reference}`, 303);
};

const FormPage = ({ page, body, faults }: FormState) => {
  const { t } = page;
  const form = { page, body, faults };
  return (
    <Layout page={page} title={t('intake.title')}>
      <p>{t('intake.lead')}</p>
      <IntakeForm form={form} action="/intake">
        <CheckboxGroup
          form={form}
          name="consent"
          label={t('intake.consent')}
          required
          choices={[{ value: 'yes', label: t('intake.consentYes') }]}
        />
        <div class="actions">
          <button type="submit" name="action" value="review">
            {t('intake.toReview')}
          </button>
        </div>
      </IntakeForm>
    </Layout>
  );
};

const SentPage = ({ page, reference }: { page: Page; reference: string }) => (
  <Layout page={page} title={page.t('intake.sentTitle')}>
    <div class="notice">
      <p>
        {page.t('intake.sentReference')}
        <br />
        <span class="big">{reference}</span>
      </p>
    </div>
    <p>{page.t('intake.sentLead')}</p>
    <p>{page.t('intake.sentMail')}</p>
  </Layout>
);
