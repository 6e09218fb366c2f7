import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../shared/domain/calendar/age-class.ts';
import { plainDate } from '../../shared/domain/calendar/local-date.ts';
import type { FacilityType } from '../../shared/domain/facility/facility-type.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { CheckboxGroup, type FormState, Select, TextField } from '../../shared/web/fields.tsx';
import { sayYearMonth } from '../../shared/words/say-date.ts';

/** Months ahead that a family may wish for. */
const MONTHS_AHEAD = 14;

const FIRST_HOUR = 6;
const LAST_HOUR = 22;

/** Half hours of the day, `06:00` to `22:00`. */
const times = Array.from({ length: (LAST_HOUR - FIRST_HOUR) * 2 + 1 }, (_, index) => {
  const hour = String(FIRST_HOUR + Math.floor(index / 2)).padStart(2, '0');
  return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
});

type Props = { form: FormState; types: readonly FacilityType[]; today: string };

/** The search: a plain form that puts what was chosen into the address, so that a link keeps it. */
export const FinderForm: FC<Props> = ({ form, types, today }) => {
  const { t, locale, municipality } = form.page;
  return (
    <form method="get" action="/find" class="search">
      <div class="row">
        <Select
          form={form}
          name="ward"
          label={t('finder.ward')}
          unchosen={t('finder.anyWard')}
          choices={municipality.wards.map(({ ward, name }) => ({
            value: ward,
            label: localText(name, locale),
          }))}
          plain
        />
        <Select
          form={form}
          name="ageClass"
          label={t('finder.ageClass')}
          unchosen={t('finder.anyClass')}
          choices={AGE_CLASSES.map((age) => ({ value: String(age), label: t('vacancy.class', { age }) }))}
          plain
        />
        <Select
          form={form}
          name="month"
          label={t('finder.month')}
          unchosen={t('finder.nextMonth')}
          choices={monthsFrom(today).map((month) => ({ value: month, label: sayYearMonth(month, locale) }))}
          plain
        />
      </div>
      <div class="row">
        <TimeSelect form={form} name="from" />
        <TimeSelect form={form} name="until" />
        <TextField
          form={form}
          name="postalCode"
          label={t('finder.postalCode')}
          hint={t('finder.postalCodeHint')}
          autocomplete="postal-code"
          inputmode="numeric"
          plain
        />
      </div>
      <CheckboxGroup
        form={form}
        name="saturday"
        label={t('finder.saturday')}
        choices={[{ value: 'yes', label: t('finder.saturdayYes') }]}
        plain
      />
      <details open={(form.body.type ?? []).length > 0}>
        <summary>{t('finder.types')}</summary>
        <CheckboxGroup
          form={form}
          name="type"
          label={t('finder.types')}
          choices={types.map(({ type, label }) => ({ value: type, label: localText(label, locale) }))}
          plain
        />
      </details>
      <div class="actions">
        <button type="submit">{t('finder.search')}</button>
      </div>
    </form>
  );
};

const TimeSelect: FC<{ form: FormState; name: 'from' | 'until' }> = ({ form, name }) => (
  <Select
    form={form}
    name={name}
    label={form.page.t(`finder.${name}`)}
    unchosen={form.page.t('finder.anyTime')}
    choices={times.map((time) => ({ value: time, label: time }))}
    plain
  />
);

const monthsFrom = (today: string): string[] => {
  const first = plainDate(today).toPlainYearMonth();
  return Array.from({ length: MONTHS_AHEAD }, (_, index) => first.add({ months: index + 1 }).toString());
};
