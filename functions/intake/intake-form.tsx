import type { Child, FC } from 'hono/jsx';
import { TravelMode, Weekday } from '../../shared/domain/case/schema.ts';
import { localText, type Ward } from '../../shared/domain/municipality/schema.ts';
import {
  CheckboxGroup,
  DateFields,
  ErrorSummary,
  type FormState,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../shared/web/fields.tsx';
import type { Translate } from '../../shared/words/translate.ts';

/** The label of each field, for the form, its error summary and the review page. */
export const intakeLabels = (t: Translate): Record<string, string> => ({
  guardianName: t('intake.guardianName'),
  mail: t('intake.mail'),
  phone: t('intake.phone'),
  childName: t('intake.childName'),
  birthKind: t('intake.birthKind'),
  birth: t('intake.birth'),
  ward: t('intake.ward'),
  postalCode: t('intake.postalCode'),
  wishedFrom: t('intake.wishedFrom'),
  weekdays: t('intake.weekdays'),
  from: t('intake.from'),
  until: t('intake.until'),
  travel: t('intake.travel'),
  words: t('intake.words'),
  consent: t('intake.consent'),
});

type Props = {
  form: FormState;
  action: string;
  /** The wards to choose from; all of the municipality unless given. */
  wards?: readonly Ward[];
  /** The labels of the fields among the children. */
  labels?: Record<string, string>;
  children?: Child;
};

/** The intake form, on the web and at the desk; `children` are the fields and buttons that only one of them has. */
export const IntakeForm: FC<Props> = ({ form, action, wards, labels, children }) => {
  const { t } = form.page;
  return (
    <>
      <ErrorSummary form={form} labels={{ ...intakeLabels(t), ...labels }} />
      <form method="post" action={action} novalidate>
        <AboutGuardian form={form} />
        <AboutChild form={form} />
        <NeededCare form={form} wards={wards ?? form.page.municipality.wards} />
        {children}
      </form>
    </>
  );
};

const AboutGuardian: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <h2>{t('intake.aboutYou')}</h2>
      <TextField
        form={form}
        name="guardianName"
        label={t('intake.guardianName')}
        hint={t('intake.guardianNameHint')}
        autocomplete="name"
        required
      />
      <TextField
        form={form}
        name="mail"
        label={t('intake.mail')}
        hint={t('intake.mailHint')}
        type="email"
        autocomplete="email"
      />
      <TextField
        form={form}
        name="phone"
        label={t('intake.phone')}
        hint={t('intake.phoneHint')}
        type="tel"
        autocomplete="tel"
      />
    </>
  );
};

const AboutChild: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <h2>{t('intake.aboutChild')}</h2>
      <TextField form={form} name="childName" label={t('intake.childName')} autocomplete="off" />
      <RadioGroup
        form={form}
        name="birthKind"
        label={t('intake.birthKind')}
        required
        choices={[
          { value: 'born', label: t('intake.birthKindBorn') },
          { value: 'due', label: t('intake.birthKindDue') },
        ]}
      />
      <DateFields form={form} name="birth" label={t('intake.birth')} hint={t('intake.birthHint')} required />
    </>
  );
};

const NeededCare: FC<{ form: FormState; wards: readonly Ward[] }> = ({ form, wards }) => {
  const { t, locale } = form.page;
  const choices = wards.map((ward) => ({ value: ward.ward, label: localText(ward.name, locale) }));
  return (
    <>
      <h2>{t('intake.needs')}</h2>
      <Select
        form={form}
        name="ward"
        label={t('intake.ward')}
        choices={choices}
        unchosen={t('intake.unchosen')}
        required
      />
      <TextField
        form={form}
        name="postalCode"
        label={t('intake.postalCode')}
        hint={t('intake.postalCodeHint')}
        autocomplete="postal-code"
        inputmode="numeric"
      />
      <DateFields
        form={form}
        name="wishedFrom"
        label={t('intake.wishedFrom')}
        hint={t('intake.wishedFromHint')}
        withoutDay
      />
      <CheckboxGroup
        form={form}
        name="weekdays"
        label={t('intake.weekdays')}
        choices={Weekday.options.map((day) => ({ value: day, label: t(`intake.${day}`) }))}
      />
      <TextField form={form} name="from" label={t('intake.from')} hint={t('intake.timeHint')} narrow />
      <TextField form={form} name="until" label={t('intake.until')} hint={t('intake.timeHint')} narrow />
      <RadioGroup
        form={form}
        name="travel"
        label={t('intake.travel')}
        choices={TravelMode.options.map((mode) => ({ value: mode, label: t(`intake.${mode}`) }))}
      />
      <TextArea
        form={form}
        name="words"
        label={t('intake.words')}
        hint={t('intake.wordsHint')}
        maxLength={2000}
      />
    </>
  );
};
