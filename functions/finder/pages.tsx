import type { FC } from 'hono/jsx';
import type { Standing } from '../../shared/domain/finder/find-facilities.ts';
import { FinderQuery } from '../../shared/domain/finder/query.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { legendOf } from '../../shared/domain/vacancy/display.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { ErrorSummary, type FormState } from '../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { SEEN_SCRIPT_PATH, seenScript } from '../../shared/web/seen-script.ts';
import { sayYearMonth } from '../../shared/words/say-date.ts';
import { sayFreeze } from '../../shared/words/say-freeze.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';
import { FinderForm } from './finder-form.tsx';
import { FoundFacility } from './found-facility.tsx';
import { type Search, searchDirectory } from './search.ts';
import { mountSeen } from './seen.ts';

/** Facilities on one page. */
const PER_PAGE = 50;

/** Values of the address that are part of the search, in the order in which a link keeps them. */
const KEPT = ['ward', 'ageClass', 'month', 'from', 'until', 'saturday', 'type', 'postalCode'] as const;

/** `/find`: what is known of places, for anybody. It only reads, and its address is the search. */
export const mountFinder = (app: PageApp, services: Services): void => {
  mountSeen(app, services);
  app.get(SEEN_SCRIPT_PATH, (c) => {
    c.header('cache-control', 'public, max-age=31536000, immutable');
    return c.body(seenScript, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  app.get('/find', async (c) => {
    const asked = c.req.queries();
    const body: FormBody = Object.fromEntries(
      KEPT.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])),
    );
    const page = { ...c.get('page'), path: pathOf(body) };
    const { query, faults } = readQuery(body, page.t);
    const search = await searchDirectory(services, page.municipality, query);
    const start = Math.max(0, Number.parseInt(c.req.query('start') ?? '0', 10) || 0);
    return c.html(
      <FinderPage page={page} form={{ page, body, faults }} query={query} search={search} start={start} />,
      Object.keys(faults).length > 0 ? 422 : 200,
    );
  });
};

/** What was asked; where a part cannot be read, it is named, and the rest of the page still works. */
const readQuery = (body: FormBody, t: Translate): { query: FinderQuery; faults: FieldFaults } => {
  const texts = Object.fromEntries(KEPT.map((name) => [name, firstText(body, name)]));
  const read = FinderQuery.safeParse({ ...texts, type: body.type ?? [] });
  if (read.success) return { query: read.data, faults: {} };
  const faults = Object.entries(faultsOf(read.error)).map(([path, kind]) => [
    path.split('.')[0] ?? path,
    t(kind === 'ends before it begins' ? 'finder.faultTimeOrder' : 'finder.faultQuery'),
  ]);
  return { query: FinderQuery.parse({}), faults: Object.fromEntries(faults) };
};

const pathOf = (body: FormBody, start = 0): string => {
  const chosen = new URLSearchParams();
  for (const name of KEPT) {
    for (const value of body[name] ?? []) if (value) chosen.append(name, value);
  }
  if (start > 0) chosen.set('start', String(start));
  const text = chosen.toString();
  return text ? `/find?${text}` : '/find';
};

type Props = { page: Page; form: FormState; query: FinderQuery; search: Search; start: number };

const FinderPage: FC<Props> = ({ page, form, query, search, start }) => {
  const { t } = page;
  return (
    <Layout page={page} title={t('finder.title')}>
      <p>{t('finder.lead')}</p>
      <ErrorSummary form={form} />
      <FinderForm form={form} types={search.types} today={search.today} />
      <Results page={page} form={form} query={query} search={search} start={start} />
      <Notes page={page} search={search} />
    </Layout>
  );
};

const GROUPS: [Standing, MessageKey][] = [
  ['free', 'finder.groupFree'],
  ['unknown', 'finder.groupUnknown'],
  ['none', 'finder.groupNone'],
  ['no class', 'finder.groupNoClass'],
];

const Results: FC<Props> = ({ page, form, query, search, start }) => {
  const { t, locale } = page;
  const shown = search.found.slice(start, start + PER_PAGE);
  return (
    <section id="results">
      <p role="status">
        <strong>
          {t('finder.found', {
            count: search.found.length,
            month: sayYearMonth(search.on.slice(0, 7), locale),
          })}
        </strong>
        {shown.length < search.found.length && shown.length > 0
          ? ` ${t('finder.shownPart', { first: start + 1, last: start + shown.length })}`
          : ''}
      </p>
      {search.frozen ? (
        <p class="notice">
          {t('freeze.finder')} {sayFreeze(t, locale, search.frozen)}
        </p>
      ) : null}
      {search.closedThen > 0 ? <p>{t('finder.closedThen', { count: search.closedThen })}</p> : null}
      {query.postalCode && !search.placeKnown ? <p class="warning">{t('finder.faultPostalCode')}</p> : null}
      {search.found.length === 0 ? <p>{t('finder.nothing')}</p> : null}
      {GROUPS.map(([standing, title]) => {
        const ofGroup = shown.filter((found) => found.standing === standing);
        if (ofGroup.length === 0) return null;
        return (
          <>
            <h2>{t(title)}</h2>
            <ul class="plain">
              {ofGroup.map((found) => (
                <FoundFacility page={page} search={search} found={found} ageClass={query.ageClass} />
              ))}
            </ul>
          </>
        );
      })}
      <Pages page={page} form={form} total={search.found.length} start={start} />
    </section>
  );
};

const Pages: FC<{ page: Page; form: FormState; total: number; start: number }> = ({
  page,
  form,
  total,
  start,
}) => (
  <p class="actions">
    {start > 0 ? (
      <a class="button second" href={pathOf(form.body, Math.max(0, start - PER_PAGE))}>
        {page.t('finder.previous', { count: PER_PAGE })}
      </a>
    ) : null}
    {start + PER_PAGE < total ? (
      <a class="button second" href={pathOf(form.body, start + PER_PAGE)}>
        {page.t('finder.next', { count: PER_PAGE })}
      </a>
    ) : null}
  </p>
);

const Notes: FC<{ page: Page; search: Search }> = ({ page, search }) => {
  const { t, locale } = page;
  return (
    <section>
      <h2>{t('finder.legend')}</h2>
      <dl class="answers">
        {legendOf(search.settings.display).map(({ sign, meaning }) => (
          <>
            <dt>{sign}</dt>
            <dd>{localText(meaning, locale)}</dd>
          </>
        ))}
      </dl>
      <p>{t('finder.placesNote')}</p>
      {search.settings.display.mode === 'numbers' ? <p>{t('finder.waitingNote')}</p> : null}
      <p>{t('finder.print')}</p>
      <p class="hint">{t('finder.counted')}</p>
      <script src={SEEN_SCRIPT_PATH} defer />
      <p>
        <a href="/intake">{t('finder.askHelp')}</a>
      </p>
    </section>
  );
};
