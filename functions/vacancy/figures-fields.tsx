import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../shared/domain/calendar/age-class.ts';
import { REMARK_LENGTH } from '../../shared/domain/survey/schema.ts';
import { Taking } from '../../shared/domain/vacancy/offers.ts';
import { FIGURES } from '../../shared/domain/vacancy/schema.ts';
import { jointLabel } from '../../shared/mail/vacancy/survey-receipt.ts';
import { type FormState, Select } from '../../shared/web/fields.tsx';
import { firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';
import { type FigureRows, fieldName, rowsOf } from './figures-form.ts';

/** What a row of the form is called: `0歳児`, or `0〜2歳児あわせて`. */
export const rowLabel = (t: Translate, rows: FigureRows, row: string | number): string =>
  typeof row === 'number'
    ? t('vacancy.class', { age: row })
    : jointLabel(t, rows.joint[Number(row.slice(1))] ?? []);

const CARE_WORDS: Record<Taking, MessageKey> = {
  open: 'vacancy.temporaryCareOpen',
  full: 'vacancy.temporaryCareFull',
  none: 'vacancy.temporaryCareNone',
};

export const careWord = (t: Translate, care: Taking): string => t(CARE_WORDS[care]);

type Props = { form: FormState; rows: FigureRows };

/** Capacity, enrolled, vacancy and waiting of every class: one small table, each field named by its row and column. */
export const FiguresFields: FC<Props> = ({ form, rows }) => {
  const { t } = form.page;
  return (
    <>
      <table class="figures">
        <thead>
          <tr>
            <td />
            {FIGURES.map((figure) => (
              <th scope="col" id={figure}>
                {t(`vacancy.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(rows).map((row) => (
            <FigureRow form={form} rows={rows} row={row} />
          ))}
        </tbody>
      </table>
      <Select
        form={form}
        name="temporaryCare"
        label={t('vacancy.temporaryCare')}
        unchosen={t('vacancy.unchosen')}
        choices={Taking.options.map((care) => ({ value: care, label: careWord(t, care) }))}
      />
      <RemarkField form={form} />
    </>
  );
};

const FigureRow: FC<Props & { row: string | number }> = ({ form, rows, row }) => (
  <tr>
    <th scope="row">
      <span id={`row${row}`}>{rowLabel(form.page.t, rows, row)}</span>
      {AGE_CLASSES.some((age) => age === row) ? <NoClassBox form={form} row={row} /> : null}
    </th>
    {FIGURES.map((figure) => {
      const name = fieldName(figure, row);
      return (
        <td>
          <input
            inputmode="numeric"
            id={name}
            name={name}
            value={firstText(form.body, name)}
            aria-labelledby={`row${row} ${figure}`}
            aria-invalid={form.faults[name] ? 'true' : undefined}
          />
        </td>
      );
    })}
  </tr>
);

const NoClassBox: FC<{ form: FormState; row: string | number }> = ({ form, row }) => {
  const name = fieldName('none', row);
  return (
    <label>
      <input type="checkbox" name={name} value="1" checked={Boolean(form.body[name]?.[0])} />
      {form.page.t('vacancy.noClass')}
    </label>
  );
};

const RemarkField: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <div class="field">
      <label class="title" for="remark">
        {t('vacancy.remark')}
      </label>
      <p class="hint" id="remark-hint">
        {t('vacancy.remarkHint', { length: REMARK_LENGTH })}
      </p>
      <input
        type="text"
        id="remark"
        name="remark"
        value={firstText(form.body, 'remark')}
        maxlength={REMARK_LENGTH}
        aria-describedby="remark-hint"
        aria-invalid={form.faults.remark ? 'true' : undefined}
      />
    </div>
  );
};

/** Each fault in words that name row and column. */
export const figureFaults = (
  t: Translate,
  rows: FigureRows,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      if (name === 'remark') return [name, t('vacancy.faultRemark', { length: REMARK_LENGTH })];
      const figure = FIGURES.find((one) => name.startsWith(one)) ?? 'vacancy';
      const suffix = name.slice(figure.length);
      const row = suffix.startsWith('J') ? suffix : Number(suffix);
      const where = `${rowLabel(t, rows, row)} ${t(`vacancy.${figure}`)}`;
      return [name, t('vacancy.faultNumber', { where })];
    }),
  );
