import type { FC } from 'hono/jsx';
import { type CampaignPlan, PlanTerms, type Publication } from '../../../shared/domain/campaign/plan.ts';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import type { QuestionSet } from '../../../shared/domain/survey/question-set.ts';
import {
  DateFields,
  ErrorSummary,
  type FormState,
  RadioGroup,
  Select,
  TextField,
} from '../../../shared/web/fields.tsx';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import { AskingFields, dateFrom, readAsking, smallNumber } from './round-form.tsx';

export const PLAN_FORM = 'campaign-plan';

const WEEKDAYS = ['1', '2', '3', '4', '5'] as const;

/** With what a new plan begins: the first working day of every month. */
export const usualPlan = (types: readonly FacilityType[], publication: Publication): FormBody => ({
  rhythm: ['monthly'],
  workingDay: ['1'],
  speaksOfMonth: ['1'],
  facilityTypes: types.map(({ type }) => type),
  remindFirst: ['3'],
  remindSecond: ['6'],
  deadlineAfter: ['8'],
  publication: [publication],
  active: ['yes'],
});

/** A plan as its form shows it. */
export const planBody = ({ terms }: CampaignPlan): FormBody => {
  const { rhythm, remindAfterDays, contact, intro } = terms;
  const once = rhythm.kind === 'once' ? rhythm.on.split('-') : [];
  return {
    name: [terms.name],
    rhythm: [rhythm.kind],
    ...(rhythm.kind === 'monthly' ? { workingDay: [String(rhythm.workingDay)] } : {}),
    ...(rhythm.kind === 'weekly'
      ? { weekday: [String(rhythm.weekday)], seasonFrom: [rhythm.from], seasonUntil: [rhythm.until] }
      : {}),
    ...(rhythm.kind === 'once'
      ? { onYear: [once[0] ?? ''], onMonth: [once[1] ?? ''], onDay: [once[2] ?? ''] }
      : {}),
    speaksOfMonth: [String(terms.speaksOfMonth)],
    asOfDay: [terms.asOfDay ? String(terms.asOfDay) : ''],
    facilityTypes: terms.facilityTypes,
    remindFirst: [String(remindAfterDays[0])],
    remindSecond: [String(remindAfterDays[1])],
    deadlineAfter: [String(terms.deadlineAfterDays)],
    publication: [terms.publication],
    contactName: [contact.name.ja],
    contactPhone: [contact.phone],
    contactFax: [contact.fax ?? ''],
    introJa: [intro?.ja ?? ''],
    introEn: [intro?.en ?? ''],
    approver: [terms.approver ?? ''],
    active: [terms.active ? 'yes' : 'no'],
  };
};

/** `10/1` or `10-01`, as `10-01`. */
const monthDay = (typed: string): string => {
  const [month = '', day = ''] = typed
    .normalize('NFKC')
    .trim()
    .split(/[-/.月]/);
  return `${month.padStart(2, '0')}-${day.replace('日', '').padStart(2, '0')}`;
};

const rhythmFrom = (body: FormBody) => {
  const kind = firstText(body, 'rhythm');
  if (kind === 'once') return { kind, on: dateFrom(body, 'on') ?? '' };
  if (kind === 'monthly') return { kind, workingDay: smallNumber(body, 'workingDay') };
  return {
    kind,
    weekday: smallNumber(body, 'weekday'),
    from: monthDay(firstText(body, 'seasonFrom')),
    until: monthDay(firstText(body, 'seasonUntil')),
  };
};

/** What was typed, as a plan's terms. */
export const readTerms = (body: FormBody, set: Pick<QuestionSet, 'number'>) => {
  const approver = firstText(body, 'approver');
  return PlanTerms.safeParse({
    ...readAsking(body, set),
    name: firstText(body, 'name').trim(),
    rhythm: rhythmFrom(body),
    speaksOfMonth: smallNumber(body, 'speaksOfMonth'),
    ...(firstText(body, 'asOfDay').trim() === '' ? {} : { asOfDay: smallNumber(body, 'asOfDay') }),
    ...(approver ? { approver } : {}),
    active: firstText(body, 'active') === 'yes',
  });
};

type Props = {
  form: FormState;
  action: string;
  types: readonly FacilityType[];
  approvers: readonly Staff[];
  nonce: string;
};

/** Everything that a plan needs to know. */
export const PlanForm: FC<Props> = ({ form, action, types, approvers, nonce }) => {
  const { t, locale } = form.page;
  return (
    <form method="post" action={action} novalidate>
      <ErrorSummary form={form} />
      <input type="hidden" name="nonce" value={nonce} />
      <TextField form={form} name="name" label={t('campaign.planName')} required />
      <RhythmFields form={form} />
      <Select
        form={form}
        name="speaksOfMonth"
        label={t('campaign.speaksOfMonth')}
        unchosen={t('vacancy.unchosen')}
        choices={[0, 1, 2, 3].map((months) => ({
          value: String(months),
          label: t('campaign.monthsAhead', { months }),
        }))}
        required
      />
      <TextField
        form={form}
        name="asOfDay"
        label={t('campaign.asOfDay')}
        hint={t('campaign.asOfDayHint')}
        inputmode="numeric"
        narrow
      />
      <AskingFields form={form} types={types} />
      <Select
        form={form}
        name="approver"
        label={t('campaign.approver')}
        hint={t('campaign.approverHint')}
        unchosen={t('campaign.anyApprover')}
        choices={approvers.map(({ staffId, name }) => ({ value: staffId, label: localText(name, locale) }))}
      />
      <RadioGroup
        form={form}
        name="active"
        label={t('campaign.planActive')}
        choices={[
          { value: 'yes', label: t('campaign.planWorks') },
          { value: 'no', label: t('campaign.planRests') },
        ]}
        required
      />
      <button type="submit">{t('campaign.planSave')}</button>
    </form>
  );
};

const RhythmFields: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <RadioGroup
        form={form}
        name="rhythm"
        label={t('campaign.rhythm')}
        choices={(['monthly', 'weekly', 'once'] as const).map((kind) => ({
          value: kind,
          label: t(`campaign.rhythm-${kind}`),
        }))}
        required
      />
      <TextField form={form} name="workingDay" label={t('campaign.workingDay')} inputmode="numeric" narrow />
      <Select
        form={form}
        name="weekday"
        label={t('campaign.weekday')}
        unchosen={t('vacancy.unchosen')}
        choices={WEEKDAYS.map((day) => ({ value: day, label: t(`campaign.weekday-${day}`) }))}
      />
      <TextField form={form} name="seasonFrom" label={t('campaign.seasonFrom')} narrow />
      <TextField form={form} name="seasonUntil" label={t('campaign.seasonUntil')} narrow />
      <DateFields form={form} name="on" label={t('campaign.onceOn')} />
    </>
  );
};
