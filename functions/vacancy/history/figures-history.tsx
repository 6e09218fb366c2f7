import type { FC } from 'hono/jsx';
import { AGE_CLASSES } from '../../../shared/domain/calendar/age-class.ts';
import { fiscalYearStartsOn } from '../../../shared/domain/calendar/fiscal-year.ts';
import { type Places as PlacesSaid, placesIn } from '../../../shared/domain/vacancy/places.ts';
import { totalOf } from '../../../shared/domain/vacancy/totals.ts';
import type { RoundAnswer } from '../../../shared/store/vacancy-history.ts';
import type { Page } from '../../../shared/web/page-context.ts';
import { sayInstant, sayMonth, sayYearMonth } from '../../../shared/words/say-date.ts';
import { AnswerChanges, type SayWho } from './answer-changes.tsx';
import { MonthsChart } from './months-chart.tsx';

type Props = { page: Page; past: readonly RoundAnswer[]; sayWho: SayWho };

/**
 * A facility's places over the months, a fiscal year at a time: on 1 April the classes move up, so figures of two years
 * are never put side by side. Each line says when, by whom and by which door; what was answered before stands below.
 */
export const FiguresHistory: FC<Props> = ({ page, past, sayWho }) => {
  const years = [...new Set(past.map(({ campaign }) => campaign.speaksOf.fiscalYear))];
  if (past.length === 0) return <p>{page.t('history.none')}</p>;
  return (
    <>
      {years.map((year) => (
        <FiscalYear
          page={page}
          year={year}
          past={past.filter(({ campaign }) => campaign.speaksOf.fiscalYear === year)}
          sayWho={sayWho}
        />
      ))}
    </>
  );
};

const FiscalYear: FC<Props & { year: number }> = ({ page, year, past, sayWho }) => {
  const { t, locale } = page;
  const title = t('history.fiscalYear', { year: String(year) });
  return (
    <section>
      <h3>{title}</h3>
      <MonthsChart
        label={t('history.chart', { year: String(year) })}
        bars={[...past].reverse().map(({ campaign, answered }) => ({
          label: t('history.monthShort', { month: campaign.speaksOf.month }),
          count: answered ? totalOf([answered.figures], 'vacancy').sum : undefined,
        }))}
      />
      <section class="scroll" tabindex={0} aria-label={title}>
        <table class="figures past">
          <caption>{t('history.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('history.month')}</th>
              {AGE_CLASSES.map((age) => (
                <th scope="col" class="number">
                  {t('vacancy.class', { age })}
                </th>
              ))}
              <th scope="col">{t('history.given')}</th>
            </tr>
          </thead>
          <tbody>
            {past.map((one) => (
              <tr>
                <th scope="row">{sayMonth(one.campaign.speaksOf, locale)}</th>
                <Places page={page} one={one} />
                <td>{one.answered ? <Given page={page} answered={one.answered} sayWho={sayWho} /> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <AnswerChanges page={page} rounds={past} sayWho={sayWho} />
    </section>
  );
};

/** As it was answered: the number, and the month where one was named. */
const sayPlaces = ({ t, locale }: Page, { count, later }: Extract<PlacesSaid, { kind: 'places' }>): string =>
  later ? t('history.later', { month: sayYearMonth(later.from, locale), count: later.count }) : String(count);

const Places: FC<{ page: Page; one: RoundAnswer }> = ({ page, one: { answered } }) => {
  const { t } = page;
  if (!answered) return <td colspan={AGE_CLASSES.length}>{t('history.notAnswered')}</td>;
  const { figures } = answered;
  return (
    <>
      {AGE_CLASSES.map((ageClass) => {
        const places = placesIn(figures, ageClass, fiscalYearStartsOn(figures.fiscalYear));
        const said = places.kind === 'places' ? sayPlaces(page, places) : undefined;
        return (
          <td class="number">
            {said ?? t(places.kind === 'no such class' ? 'vacancy.noClass' : 'vacancy.notSaid')}
            {places.kind === 'places' && places.together ? '*' : ''}
          </td>
        );
      })}
    </>
  );
};

const Given: FC<{ page: Page; answered: NonNullable<RoundAnswer['answered']>; sayWho: SayWho }> = ({
  page: { t, locale },
  answered: { now },
  sayWho,
}) => (
  <>
    {sayInstant(now.answeredAt, locale)}
    <br />
    {sayWho(now.by)}・{t(`history.door-${now.door}`)}
    {now.answer.unchanged ? `・${t('vacancy.surveyUnchanged')}` : ''}
  </>
);
