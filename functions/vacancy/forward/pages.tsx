import type { FC } from 'hono/jsx';
import { readMailAddress } from '../../../shared/domain/japanese/mail-address.ts';
import { MOST_FORWARDS } from '../../../shared/domain/survey/forward.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { PageApp } from '../../../shared/web/app.tsx';
import { ErrorSummary, type FormState, RadioGroup, TextField } from '../../../shared/web/fields.tsx';
import { type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { closedDoor } from '../../../shared/web/link-session.tsx';
import { issueNonce, nonceId } from '../../../shared/web/nonce.ts';
import type { PageHandlerContext } from '../../../shared/web/page-context.ts';
import { isLocale, type MessageKey } from '../../../shared/words/translate.ts';
import { SurveyLayout } from '../survey/survey-page.tsx';
import { SURVEY, surveyVisitor, type Visitor } from '../survey/survey-visitor.ts';
import { type ForwardRefusal, forwardSurvey } from './forward-survey.ts';

const FORM = 'survey-forward';
const PATH = '/survey/forward';

/** `/survey/forward`: passes the survey on to a colleague who knows the figures (同僚に転送). */
export const mountForward = (app: PageApp, services: Services): void => {
  app.get(PATH, async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    return c.html(<ForwardPage {...formOf(services, visitor, { locale: [visitor.page.locale] })} />);
  });

  app.post(PATH, async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    const body = await formBody(c);
    const again = (fault: MessageKey) =>
      c.html(<ForwardPage {...formOf(services, visitor, body, visitor.page.t(fault, NUMBERS))} />, 422);
    if (!nonceId(firstText(body, 'nonce'), visitor.secret, FORM)) return again('layout.staleFormText');
    const address = readMailAddress(firstText(body, 'mail'));
    if (!address.ok) return again('doors.faultMail');
    const by = visitor.by.who === 'facility' ? (visitor.by.contact ?? '1') : '1';
    const asked = firstText(body, 'locale');
    const locale = isLocale(asked) ? asked : visitor.page.locale;
    const outcome = await forwardSurvey(services, visitor.visit, { to: address.value.value, by, locale });
    if (!outcome.ok) return again(faultOf(outcome.refusal.kind));
    return forwardedPage(c, visitor, outcome.value.to);
  });
};

const NUMBERS = { most: MOST_FORWARDS };

const FAULTS: Record<ForwardRefusal['kind'], MessageKey> = {
  ForwardedOften: 'doors.faultForwardedOften',
  NothingToForward: 'doors.faultNothingToForward',
  ForwardedToThemBefore: 'doors.faultForwardedBefore',
};

const faultOf = (kind: string): MessageKey =>
  FAULTS[kind as ForwardRefusal['kind']] ?? 'layout.staleFormText';

type FormProps = { visitor: Visitor; form: FormState; nonce: string };

const formOf = (services: Services, visitor: Visitor, body: FormBody, fault?: string): FormProps => ({
  visitor,
  form: { page: visitor.page, body, faults: fault ? { mail: fault } : {} },
  nonce: issueNonce(services.chance, visitor.secret, FORM),
});

const ForwardPage: FC<FormProps> = ({ visitor, form, nonce }) => {
  const { t } = visitor.page;
  return (
    <SurveyLayout page={visitor.page} visit={visitor.visit} title="doors.forwardTitle">
      <p>{t('doors.forwardLead')}</p>
      <ErrorSummary form={form} />
      <form method="post" action={PATH} novalidate>
        <input type="hidden" name="nonce" value={nonce} />
        <TextField
          form={form}
          name="mail"
          label={t('doors.colleagueMail')}
          hint={t('doors.colleagueMailHint', NUMBERS)}
          type="email"
          autocomplete="off"
          required
        />
        <RadioGroup
          form={form}
          name="locale"
          label={t('doors.colleagueLocale')}
          choices={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          plain
        />
        <div class="actions">
          <button type="submit">{t('doors.forwardSend')}</button>
          <a class="button second" href="/survey">
            {t('doors.backToForm')}
          </a>
        </div>
      </form>
    </SurveyLayout>
  );
};

const forwardedPage = (c: PageHandlerContext, { page, visit }: Visitor, address: string) =>
  c.html(
    <SurveyLayout page={page} visit={visit} title="doors.forwardedTitle">
      <p>{page.t('doors.forwardedText', { address })}</p>
      <p>
        <a href="/survey">{page.t('doors.backToForm')}</a>
      </p>
    </SurveyLayout>,
  );
