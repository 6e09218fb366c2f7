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
    <table class="classes">
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
              <td>{sayKnown(page, firstText(known, fieldName(what, row)))}</td>
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
    <Tick
      page={page}
      label={page.t('vacancy.noClass')}
      chosen={firstText(known, fieldName('none', row)) !== ''}
    />
  </small>
);

type Choice = { label: string; chosen: boolean };

/** What can be ticked for a question beside the figures: a line, and a table where 一時預かり is asked by weekday. */
const OfferOnPaper: FC<{ page: Page; question: Question; known: FormBody }> = ({ page, question, known }) => {
  const { label } = questionWords(question, page.locale);
  const line = (choices: Choice[]) => <TickLine page={page} label={label} choices={choices} />;
  switch (question.kind) {
    case 'temporary-care':
      return question.byDay ? (
        <DaysTable page={page} label={label} known={known} />
      ) : (
        line(takings(page, known, 'temporaryCare'))
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

/** A box, what ticking it says, and in small print whether it was ticked last time. */
const Tick: FC<Choice & { page: Page }> = ({ page, label, chosen }) => (
  <span>
    <i class="box" />
    {label}
    {chosen ? <small>{page.t('sheet.lastTicked')}</small> : null}
  </span>
);

const TickLine: FC<{ page: Page; label: string; choices: readonly Choice[] }> = ({
  page,
  label,
  choices,
}) => (
  <p class="offer">
    <strong>{label}</strong>
    <span>
      {choices.map((choice) => (
        <Tick page={page} {...choice} />
      ))}
    </span>
  </p>
);

/** How it usually is, and beside it a column for each weekday: only those that differ are ticked. */
const DaysTable: FC<{ page: Page; label: string; known: FormBody }> = ({ page, label, known }) => {
  const { t, locale } = page;
  const columns = [
    { name: 'temporaryCare', title: t('sheet.careUsual') },
    ...CARE_DAYS.map((day) => ({ name: careField(day), title: sayWeekday(locale, day) })),
  ];
  return (
    <table class="days">
      <thead>
        <tr>
          <th scope="col">
            {label} <small>{t('sheet.careDays')}</small>
          </th>
          {columns.map(({ title }) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Taking.options.map((taking) => (
          <tr>
            <th scope="row">{sayTaking(t, taking)}</th>
            {columns.map(({ name }) => (
              <td>
                <Tick page={page} label="" chosen={firstText(known, name) === taking} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
