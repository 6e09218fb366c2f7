import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import type { Question } from '../../../shared/domain/survey/question-set.ts';
import { CARE_DAYS, Taking, Welcome } from '../../../shared/domain/vacancy/offers.ts';
import { type FormState, Select } from '../../../shared/web/fields.tsx';
import { firstText } from '../../../shared/web/form-body.ts';
import { sayTaking, sayWeekday, sayWelcome } from '../../../shared/words/say-offers.ts';
import { careField, NO_SHORTAGE } from './offers-form.ts';
import { questionWords } from './question-words.ts';

type Props<Q extends Question = Question> = { form: FormState; question: Q };

/** One question beside the figures, as its kind is asked. */
export const OfferField: FC<Props> = ({ form, question }) => {
  switch (question.kind) {
    case 'temporary-care':
      return (
        <>
          <TakingField form={form} question={question} name="temporaryCare" />
          {question.byDay ? <DaysField form={form} /> : null}
        </>
      );
    case 'extended-hours':
      return <TakingField form={form} question={question} name="extendedHours" />;
    case 'medical-care':
      return <WelcomeField form={form} question={question} name="medicalCare" />;
    case 'disability':
      return <WelcomeField form={form} question={question} name="disability" />;
    case 'staff-shortage':
      return <ShortageField form={form} question={question} />;
    default:
      return null;
  }
};

const takings = ({ page }: FormState) =>
  Taking.options.map((value) => ({ value, label: sayTaking(page.t, value) }));

const TakingField: FC<Props & { name: string }> = ({ form, question, name }) => (
  <Select
    form={form}
    name={name}
    {...questionWords(question, form.page.locale)}
    unchosen={form.page.t('vacancy.unchosen')}
    choices={takings(form)}
    plain
  />
);

const WelcomeField: FC<Props & { name: string }> = ({ form, question, name }) => (
  <Select
    form={form}
    name={name}
    {...questionWords(question, form.page.locale)}
    unchosen={form.page.t('vacancy.unchosen')}
    choices={Welcome.options.map((value) => ({ value, label: sayWelcome(form.page.t, value) }))}
    plain
  />
);

/** The weekdays on which it differs; most facilities leave it as it is. */
const DaysField: FC<{ form: FormState }> = ({ form }) => {
  const { t, locale } = form.page;
  return (
    <fieldset class="field">
      <legend>{t('vacancy.careDays')}</legend>
      <p class="hint">{t('vacancy.careDaysHint')}</p>
      <div class="row">
        {CARE_DAYS.map((day) => (
          <label>
            {sayWeekday(locale, day)}{' '}
            <select name={careField(day)}>
              <option value="">{t('vacancy.careDaysSame')}</option>
              {takings(form).map(({ value, label }) => (
                <option value={value} selected={firstText(form.body, careField(day)) === value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const ShortageField: FC<Props> = ({ form, question }) => {
  const { t, locale } = form.page;
  const { label, hint } = questionWords(question, locale);
  const ticked = form.body.shortOfStaff ?? [];
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <div class="row">
        {[NO_SHORTAGE, ...AGE_CLASSES.map(String)].map((value) => (
          <label class="choice">
            <input type="checkbox" name="shortOfStaff" value={value} checked={ticked.includes(value)} />
            {value === NO_SHORTAGE ? t('vacancy.shortOfStaffNone') : t('vacancy.class', { age: value })}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
