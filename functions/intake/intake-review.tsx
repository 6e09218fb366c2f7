import type { FC } from 'hono/jsx';
import type { Intake } from '../../shared/domain/intake/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { Carried } from '../../shared/web/fields.tsx';
import type { FormBody } from '../../shared/web/form-body.ts';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { sayDate, sayYearMonth } from '../../shared/words/say-date.ts';
import { INTAKE_FIELDS } from './form.ts';
import { intakeLabels } from './intake-form.tsx';

/** Each answer as we understood it: what was normalised is seen before it is sent. */
export const understoodAnswers = (page: Page, intake: Intake): [string, string][] => {
  const { t, locale, municipality } = page;
  const labels = intakeLabels(t);
  const ward = municipality.wards.find((one) => one.ward === intake.ward);
  const answers: Record<string, string | undefined> = {
    guardianName: intake.guardianName,
    mail: intake.mail,
    phone: intake.phone,
    childName: intake.childName,
    birthKind: t(intake.birthKind === 'born' ? 'intake.birthKindBorn' : 'intake.birthKindDue'),
    birth: sayDate(intake.birthDate, locale, 'with year'),
    ward: ward ? localText(ward.name, locale) : intake.ward,
    postalCode: intake.postalCode,
    wishedFrom: intake.wishedFrom && sayYearMonth(intake.wishedFrom.slice(0, 7), locale),
    weekdays: intake.weekdays.map((day) => t(`intake.${day}`)).join(locale === 'ja' ? '、' : ', '),
    from: intake.from,
    until: intake.until,
    travel: intake.travel && t(`intake.${intake.travel}`),
    words: intake.words,
  };
  return Object.entries(answers).map(([name, answer]) => [
    labels[name] ?? name,
    answer || t('intake.notAnswered'),
  ]);
};

/** The answers as a list, for whoever is about to send them. */
export const Answers: FC<{ answers: readonly [string, string][] }> = ({ answers }) => (
  <dl class="answers">
    {answers.map(([label, answer]) => (
      <>
        <dt>{label}</dt>
        <dd>{answer}</dd>
      </>
    ))}
  </dl>
);

type Props = { page: Page; intake: Intake; body: FormBody; nonce: string };

/** Everything once more before it is sent. Nothing is stored yet: the answers travel in the form. */
export const IntakeReview: FC<Props> = ({ page, intake, body, nonce }) => (
  <Layout page={page} title={page.t('intake.reviewTitle')}>
    <p>{page.t('intake.reviewLead')}</p>
    <Answers answers={understoodAnswers(page, intake)} />
    <form method="post" action="/intake">
      <Carried body={body} names={INTAKE_FIELDS} />
      <input type="hidden" name="nonce" value={nonce} />
      <div class="actions">
        <button type="submit" name="action" value="send">
          {page.t('intake.send')}
        </button>
        <button type="submit" name="action" value="edit" class="second">
          {page.t('intake.back')}
        </button>
      </div>
    </form>
  </Layout>
);
