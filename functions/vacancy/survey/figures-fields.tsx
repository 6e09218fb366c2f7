import type { FC } from 'hono/jsx';
import { type Question, questionOf } from '../../../shared/domain/survey/question-set.ts';
import { REMARK_LENGTH } from '../../../shared/domain/survey/schema.ts';
import { FIGURES, type Figure } from '../../../shared/domain/vacancy/schema.ts';
import { jointLabel } from '../../../shared/mail/vacancy/survey-receipt.ts';
import type { FormState } from '../../../shared/web/fields.tsx';
import { firstText } from '../../../shared/web/form-body.ts';
import type { Translate } from '../../../shared/words/translate.ts';
import { columnsOf, type FigureRows, fieldName, type Row, rowsOf } from './figures-form.ts';
import { OfferField } from './offer-fields.tsx';
import { questionWords } from './question-words.ts';

/** What a row of the form is called: `0歳児`, or `0〜2歳児あわせて`. */
export const rowLabel = (t: Translate, rows: Pick<FigureRows, 'joint'>, row: string | number): string =>
  typeof row === 'number'
    ? t('vacancy.class', { age: row })
    : jointLabel(t, rows.joint[Number(row.slice(1))] ?? []);

type Props = {
  form: FormState;
  rows: FigureRows;
  /** With − and + beside each number of places: one tap where one number has changed. */
  steps?: boolean;
};

/** Every question that this facility is asked, in the order of the set. */
export const FiguresFields: FC<Props> = ({ form, rows, steps }) => (
  <>
    {rows.set.questions
      .filter(({ kind }) => questionOf(rows.set, kind, rows.type))
      .map((question) => {
        if (question.kind === 'figures')
          return <ClassesTable form={form} rows={rows} steps={steps} question={question} />;
        if (question.kind === 'remark') return <RemarkField form={form} question={question} />;
        return <OfferField form={form} question={question} />;
      })}
  </>
);

/** The numbers of every class: one small table, each field named by its row and column. */
const ClassesTable: FC<Props & { question: Question }> = ({ form, rows, steps, question }) => {
  const { t, locale } = form.page;
  const { columns, from } = columnsOf(rows);
  const { label, hint } = questionWords(question, locale);
  return (
    <>
      <table class="figures">
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((figure) => (
              <th scope="col" id={figure}>
                {t(`vacancy.${figure}`)}
              </th>
            ))}
            {from ? (
              <th scope="col" id="from">
                {t('vacancy.from')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rowsOf(rows).map((row) => (
            <FigureRow form={form} rows={rows} steps={steps} row={row} />
          ))}
        </tbody>
      </table>
      {hint ? <p class="hint">{hint}</p> : null}
      {from ? <p class="hint">{t('vacancy.fromHint')}</p> : null}
    </>
  );
};

const FigureRow: FC<Props & { row: Row }> = ({ form, rows, steps, row }) => {
  const { columns, from } = columnsOf(rows);
  return (
    <tr>
      <th scope="row" class={typeof row === 'number' ? 'whole' : undefined}>
        <span id={`row${row}`}>{rowLabel(form.page.t, rows, row)}</span>
        {typeof row === 'number' ? <NoClassBox form={form} row={row} /> : null}
      </th>
      {columns.map((figure) => (
        <td>
          <Cell form={form} row={row} what={figure} />
          {steps && figure === 'vacancy' ? <Steps form={form} rows={rows} row={row} /> : null}
        </td>
      ))}
      {from ? (
        <td>
          <Cell form={form} row={row} what="from" />
        </td>
      ) : null}
    </tr>
  );
};

const Cell: FC<{ form: FormState; row: Row; what: Figure | 'from' }> = ({ form, row, what }) => {
  const name = fieldName(what, row);
  return (
    <input
      inputmode="numeric"
      id={name}
      name={name}
      value={firstText(form.body, name)}
      aria-labelledby={`row${row} ${what}`}
      aria-invalid={form.faults[name] ? 'true' : undefined}
    />
  );
};

/** Two buttons that send the form and get it back with one place more or less. */
const Steps: FC<Props & { row: Row }> = ({ form, rows, row }) => (
  <span class="steps">
    {(['-', '+'] as const).map((step) => (
      <button
        type="submit"
        name="step"
        value={`${row}${step}`}
        class="second"
        aria-label={form.page.t(step === '+' ? 'vacancy.oneMore' : 'vacancy.oneLess', {
          class: rowLabel(form.page.t, rows, row),
        })}
      >
        {step === '+' ? '＋' : '－'}
      </button>
    ))}
  </span>
);

const NoClassBox: FC<{ form: FormState; row: number }> = ({ form, row }) => {
  const name = fieldName('none', row);
  return (
    <label>
      <input type="checkbox" name={name} value="1" checked={Boolean(form.body[name]?.[0])} />
      {form.page.t('vacancy.noClass')}
    </label>
  );
};

const RemarkField: FC<{ form: FormState; question: Question }> = ({ form, question }) => {
  const { label, hint } = questionWords(question, form.page.locale);
  return (
    <div class="field">
      <label class="title" for="remark">
        {label}
      </label>
      {hint ? (
        <p class="hint" id="remark-hint">
          {hint}
        </p>
      ) : null}
      <input
        type="text"
        id="remark"
        name="remark"
        value={firstText(form.body, 'remark')}
        maxlength={REMARK_LENGTH}
        aria-describedby={hint ? 'remark-hint' : undefined}
        aria-invalid={form.faults.remark ? 'true' : undefined}
      />
    </div>
  );
};

/** Each fault in words that name row and column. */
export const figureFaults = (
  t: Translate,
  rows: Pick<FigureRows, 'joint'>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => {
      if (name === 'remark') return [name, t('vacancy.faultRemark', { length: REMARK_LENGTH })];
      const figure = [...FIGURES, 'from' as const].find((one) => name.startsWith(one)) ?? 'vacancy';
      const suffix = name.slice(figure.length);
      const where = rowLabel(t, rows, suffix.startsWith('J') ? suffix : Number(suffix));
      if (figure === 'from') return [name, t('vacancy.faultFrom', { where })];
      return [name, t('vacancy.faultNumber', { where: `${where} ${t(`vacancy.${figure}`)}` })];
    }),
  );
