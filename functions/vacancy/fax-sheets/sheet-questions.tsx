import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import { type Question, questionOf } from '../../../shared/domain/survey/question-set.ts';
import { CARE_DAYS, Taking, Welcome } from '../../../shared/domain/vacancy/offers.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayTaking, sayWeekday, sayWelcome } from '../../../shared/words/say-offers.ts';
import { rowLabel } from '../survey/figures-fields.tsx';
import { columnsOf, type FigureRows, fieldName, type Row, rowsOf } from '../survey/figures-form.ts';
import { careField, NO_SHORTAGE } from '../survey/offers-form.ts';
import { questionWords } from '../survey/question-words.ts';

type Props = { page: Page; rows: FigureRows; known: FormBody };

/** Every question of the round as this facility is asked it, in the order of the set, with what is known in small print. */
export const SheetQuestions: FC<Props> = ({ page, rows, known }) => (
  <>
    {rows.set.questions
      .filter(({ kind }) => questionOf(rows.set, kind, rows.type))
      .map((question) => {
        if (question.kind === 'figures') return <ClassesOnPaper page={page} rows={rows} known={known} />;
        if (question.kind === 'remark')
          return <p class="remark">{questionWords(question, page.locale).label}</p>;
        return <OfferOnPaper page={page} question={question} known={known} />;
      })}
  </>
);

const ClassesOnPaper: FC<Props> = ({ page, rows, known }) => {
  const { t } = page;
  const { columns, from } = columnsOf(rows);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('sheet.class')}</th>
          {columns.map((figure) => (
            <th scope="col">{t(`vacancy.${figure}`)}</th>
          ))}
          {from ? <th scope="col">{t('vacancy.from')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rowsOf(rows).map((row) => (
          <tr>
            <th scope="row">
              {rowLabel(t, rows, row)}{' '}
              {typeof row === 'number' ? <NoClass page={page} known={known} row={row} /> : null}
            </th>
            {[...columns, ...(from ? (['from'] as const) : [])].map((what) => (
              <td class="last">{sayKnown(page, firstText(known, fieldName(what, row)))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const sayKnown = ({ t }: Page, value: string): string => (value ? t('sheet.last', { value }) : '');

const NoClass: FC<{ page: Page; known: FormBody; row: Row }> = ({ page, known, row }) => (
  <small>
    <i class="box" />
    {page.t('vacancy.noClass')}
    {firstText(known, fieldName('none', row)) ? ` ${page.t('sheet.lastTicked')}` : ''}
  </small>
);

type Choice = { label: string; chosen: boolean };

/** What can be ticked for a question beside the figures: a line, and for 一時預かり one more for the days that differ. */
const OfferOnPaper: FC<{ page: Page; question: Question; known: FormBody }> = ({ page, question, known }) => {
  const { label } = questionWords(question, page.locale);
  const line = (choices: Choice[]) => <TickLine page={page} label={label} choices={choices} />;
  switch (question.kind) {
    case 'temporary-care':
      return (
        <>
          {line(takings(page, known, 'temporaryCare'))}
          {question.byDay ? <DaysLine page={page} known={known} /> : null}
        </>
      );
    case 'extended-hours':
      return line(takings(page, known, 'extendedHours'));
    case 'medical-care':
      return line(welcomes(page, known, 'medicalCare'));
    case 'disability':
      return line(welcomes(page, known, 'disability'));
    case 'staff-shortage':
      return line(shortages(page, known));
    default:
      return null;
  }
};

const takings = ({ t }: Page, known: FormBody, name: string): Choice[] =>
  Taking.options.map((taking) => ({
    label: sayTaking(t, taking),
    chosen: firstText(known, name) === taking,
  }));

const welcomes = ({ t }: Page, known: FormBody, name: string): Choice[] =>
  Welcome.options.map((welcome) => ({
    label: sayWelcome(t, welcome),
    chosen: firstText(known, name) === welcome,
  }));

const shortages = ({ t }: Page, known: FormBody): Choice[] =>
  [NO_SHORTAGE, ...AGE_CLASSES.map(String)].map((value) => ({
    label: value === NO_SHORTAGE ? t('vacancy.shortOfStaffNone') : t('vacancy.class', { age: value }),
    chosen: (known.shortOfStaff ?? []).includes(value),
  }));

const TickLine: FC<{ page: Page; label: string; choices: readonly Choice[] }> = ({
  page,
  label,
  choices,
}) => (
  <p class="offer">
    <strong>{label}</strong>
    {choices.map(({ label: words, chosen }) => (
      <span>
        <i class="box" />
        {words}
        {chosen ? page.t('sheet.lastTicked') : ''}
      </span>
    ))}
  </p>
);

/** Room to write beside each weekday, with the words to choose from before it. */
const DaysLine: FC<{ page: Page; known: FormBody }> = ({ page, known }) => {
  const { t, locale } = page;
  return (
    <p class="offer">
      <strong>{t('sheet.careDays')}</strong>
      {CARE_DAYS.map((day) => {
        const taking = Taking.safeParse(firstText(known, careField(day))).data;
        return (
          <span>
            {sayWeekday(locale, day)}（
            {taking ? t('sheet.last', { value: sayTaking(t, taking) }) : '　　　　'}）
          </span>
        );
      })}
    </p>
  );
};
