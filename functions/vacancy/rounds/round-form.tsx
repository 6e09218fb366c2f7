import type { FC } from 'hono/jsx';
import { fiscalYearOf } from '../../../shared/domain/calendar/fiscal-year.ts';
import { plainDate } from '../../../shared/domain/calendar/local-date.ts';
import type { Publication } from '../../../shared/domain/campaign/plan.ts';
import { RoundPlan } from '../../../shared/domain/campaign/schema.ts';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { DateField } from '../../../shared/domain/japanese/index.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { QuestionSet } from '../../../shared/domain/survey/question-set.ts';
import {
  CheckboxGroup,
  DateFields,
  ErrorSummary,
  type FormState,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../../shared/web/form-body.ts';
import { sayYearMonth } from '../../../shared/words/say-date.ts';
import type { MessageKey, Translate } from '../../../shared/words/translate.ts';

export const ROUND_FORM = 'round';

/** With what the form begins: an ordinary monthly round from today. */
export const usualRound = (
  today: string,
  types: readonly FacilityType[],
  publication: Publication,
): FormBody => {
  const { year, month, day } = plainDate(today);
  return {
    facilityTypes: types.map(({ type }) => type),
    opensOnYear: [String(year)],
    opensOnMonth: [String(month)],
    opensOnDay: [String(day)],
    remindFirst: ['3'],
    remindSecond: ['6'],
    deadlineAfter: ['8'],
    publication: [publication],
    month: [plainDate(today).toPlainYearMonth().add({ months: 1 }).toString()],
  };
};

const plainText = (body: FormBody, name: string): string => firstText(body, name).normalize('NFKC').trim();

/** A small number as people type it. */
export const smallNumber = (body: FormBody, name: string): number =>
  /^\d{1,2}$/.test(plainText(body, name)) ? Number(plainText(body, name)) : Number.NaN;

/** A date from its three fields, or nothing. */
export const dateFrom = (body: FormBody, name: string): string | undefined =>
  DateField.safeParse(['Year', 'Month', 'Day'].map((part) => plainText(body, `${name}${part}`)).join('.'))
    .data;

/** A date that may be left empty: then nothing; half a date is a mistake, which no schema takes. */
const dateIfAny = (body: FormBody, name: string): string | undefined => {
  const typed = ['Year', 'Month', 'Day'].some((part) => plainText(body, `${name}${part}`) !== '');
  return typed ? (dateFrom(body, name) ?? '') : undefined;
};

/** What was typed of how facilities are asked, for a round or a plan; `set` is the question set that it will keep. */
export const readAsking = (body: FormBody, set: Pick<QuestionSet, 'number'>) => {
  const intro = firstText(body, 'introJa').trim();
  const introEnglish = firstText(body, 'introEn').trim();
  const fax = plainText(body, 'contactFax');
  return {
    formVersion: set.number,
    facilityTypes: body.facilityTypes ?? [],
    remindAfterDays: [smallNumber(body, 'remindFirst'), smallNumber(body, 'remindSecond')],
    deadlineAfterDays: smallNumber(body, 'deadlineAfter'),
    publication: firstText(body, 'publication'),
    ...(intro ? { intro: { ja: intro, ...(introEnglish ? { en: introEnglish } : {}) } } : {}),
    contact: {
      name: { ja: firstText(body, 'contactName').trim() },
      phone: plainText(body, 'contactPhone'),
      ...(fax ? { fax } : {}),
    },
  };
};

/** What was typed, as a round. */
export const readPlan = (body: FormBody, set: Pick<QuestionSet, 'number'>) => {
  const month = plainText(body, 'month');
  const figuresAsOf = dateIfAny(body, 'figuresAsOf');
  return RoundPlan.safeParse({
    ...readAsking(body, set),
    rhythm: 'once',
    opensOn: dateFrom(body, 'opensOn') ?? '',
    ...(figuresAsOf === undefined ? {} : { figuresAsOf }),
    speaksOf: /^\d{4}-\d{2}$/.test(month)
      ? { fiscalYear: fiscalYearOf(`${month}-01`), month: Number(month.slice(5)) }
      : undefined,
  });
};

const FAULT_AT: Record<string, [field: string, words: MessageKey]> = {
  facilityTypes: ['facilityTypes', 'campaign.faultTypes'],
  opensOn: ['opensOn', 'campaign.faultDate'],
  figuresAsOf: ['figuresAsOf', 'campaign.faultDate'],
  asOfDay: ['asOfDay', 'campaign.faultAsOfDay'],
  'remindAfterDays.0': ['remindFirst', 'campaign.faultDays'],
  'remindAfterDays.1': ['remindSecond', 'campaign.faultDays'],
  remindAfterDays: ['remindSecond', 'campaign.faultOrder'],
  deadlineAfterDays: ['deadlineAfter', 'campaign.faultOrder'],
  'contact.name.ja': ['contactName', 'campaign.faultContact'],
  'contact.phone': ['contactPhone', 'campaign.faultContact'],
  'contact.fax': ['contactFax', 'campaign.faultContact'],
  name: ['name', 'campaign.faultName'],
  'rhythm.workingDay': ['workingDay', 'campaign.faultWorkingDay'],
  'rhythm.weekday': ['weekday', 'campaign.faultWeekday'],
  'rhythm.from': ['seasonFrom', 'campaign.faultSeason'],
  'rhythm.until': ['seasonUntil', 'campaign.faultSeason'],
  'rhythm.on': ['on', 'campaign.faultDate'],
};

export const planFaults = (error: Parameters<typeof faultsOf>[0], t: Translate): FieldFaults =>
  Object.fromEntries(
    Object.keys(faultsOf(error)).map((path) => {
      const [field, words] = FAULT_AT[path] ?? [path, 'campaign.faultPlan' as const];
      return [field, t(words)];
    }),
  );

const MONTHS_AHEAD = 7;

type Props = { form: FormState; types: readonly FacilityType[]; today: string; nonce: string };

/** Everything that a round needs to know before it can be looked at. */
export const RoundForm: FC<Props> = ({ form, types, today, nonce }) => {
  const { t, locale } = form.page;
  const first = plainDate(today).toPlainYearMonth();
  const months = Array.from({ length: MONTHS_AHEAD }, (_, index) => first.add({ months: index }).toString());
  return (
    <form method="post" action="/desk/campaigns/new" novalidate>
      <ErrorSummary form={form} />
      <input type="hidden" name="nonce" value={nonce} />
      <Select
        form={form}
        name="month"
        label={t('campaign.month')}
        unchosen={t('vacancy.unchosen')}
        choices={months.map((month) => ({ value: month, label: sayYearMonth(month, locale) }))}
        required
      />
      <DateFields
        form={form}
        name="opensOn"
        label={t('campaign.opensOn')}
        hint={t('campaign.opensOnHint')}
        required
      />
      <DateFields
        form={form}
        name="figuresAsOf"
        label={t('campaign.figuresAsOf')}
        hint={t('campaign.figuresAsOfHint')}
      />
      <AskingFields form={form} types={types} />
      <div class="actions">
        <button type="submit">{t('campaign.prepare')}</button>
      </div>
    </form>
  );
};

/** Whom is asked, when they are reminded, how answers are shown, and who is to be phoned: the same for a round and a plan. */
export const AskingFields: FC<Pick<Props, 'form' | 'types'>> = ({ form, types }) => {
  const { t, locale } = form.page;
  return (
    <>
      <CheckboxGroup
        form={form}
        name="facilityTypes"
        label={t('campaign.types')}
        choices={types.map(({ type, label }) => ({ value: type, label: localText(label, locale) }))}
        required
      />
      <TextField
        form={form}
        name="remindFirst"
        label={t('campaign.remindFirst')}
        inputmode="numeric"
        narrow
        required
      />
      <TextField
        form={form}
        name="remindSecond"
        label={t('campaign.remindSecond')}
        inputmode="numeric"
        narrow
        required
      />
      <TextField
        form={form}
        name="deadlineAfter"
        label={t('campaign.deadlineAfter')}
        inputmode="numeric"
        narrow
        required
      />
      <RadioGroup
        form={form}
        name="publication"
        label={t('campaign.publication')}
        choices={[
          { value: 'at-once', label: t('campaign.publicationAtOnce') },
          { value: 'at-deadline', label: t('campaign.publicationAtDeadline') },
        ]}
        required
      />
      <TextField form={form} name="contactName" label={t('campaign.contactName')} required />
      <TextField form={form} name="contactPhone" label={t('campaign.contactPhone')} type="tel" required />
      <TextField
        form={form}
        name="contactFax"
        label={t('campaign.contactFax')}
        hint={t('campaign.contactFaxHint')}
        type="tel"
      />
      <TextArea form={form} name="introJa" label={t('campaign.introJa')} hint={t('campaign.introHint')} />
      <TextArea form={form} name="introEn" label={t('campaign.introEn')} />
    </>
  );
};
