import type { FC } from 'hono/jsx';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { DirectorySettings } from '../../../shared/domain/vacancy/published.ts';
import { type FacilityUse, type ToldCount, USES, usesOver } from '../../../shared/domain/vacancy/use.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { directorySettingsOf } from '../../../shared/store/facilities.ts';
import { usesOf } from '../../../shared/store/facility-use.ts';
import type { Services } from '../../../shared/store/services.ts';
import { figuresOverRounds, type RoundAnswer } from '../../../shared/store/vacancy-history.ts';
import type { PageApp } from '../../../shared/web/app.tsx';
import { closedDoor } from '../../../shared/web/link-session.tsx';
import type { Page } from '../../../shared/web/page-context.ts';
import { SurveyLayout } from '../survey/survey-page.tsx';
import type { SurveyVisit } from '../survey/survey-visit.ts';
import { SURVEY, surveyVisitor } from '../survey/survey-visitor.ts';
import { sayWhoPlainly } from './answer-changes.tsx';
import { FiguresHistory } from './figures-history.tsx';

/** `/survey/history`: a facility, or its corporation, sees what it answered, and what became of it. Looking counts and changes nothing. */
export const mountSurveyHistory = (app: PageApp, services: Services): void => {
  app.get('/survey/history', async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    const { visit, page } = visitor;
    return c.html(
      <HistoryPage
        page={{ ...page, path: '/survey/history' }}
        visit={visit}
        {...(await lookedUp(services, visit.facility.municipality, visit.facility.id))}
      />,
    );
  });
};

type Looked = { past: RoundAnswer[]; uses: FacilityUse[]; settings: DirectorySettings };

const lookedUp = async (
  services: Services,
  municipality: SurveyVisit['facility']['municipality'],
  facilityId: string,
): Promise<Looked> => {
  const today = tokyoDate(services.clock.now());
  const [past, uses, settings] = await Promise.all([
    figuresOverRounds(services.store, municipality, facilityId),
    usesOf(services.store, municipality, facilityId, today),
    directorySettingsOf(services.store, municipality),
  ]);
  return { past, uses, settings };
};

const HistoryPage: FC<Looked & { page: Page; visit: SurveyVisit }> = ({
  page,
  visit,
  past,
  uses,
  settings,
}) => {
  const { t, locale, municipality } = page;
  return (
    <SurveyLayout page={page} visit={visit} title="history.title">
      <h2>{t('history.usesTitle')}</h2>
      <p>{t('history.usesLead')}</p>
      <Uses page={page} uses={uses} />
      <p class="hint">{t('history.usesNote')}</p>
      <h2>{t('history.whyTitle')}</h2>
      <ul>
        <li>{t('history.whyFinder', { city: localText(municipality.name, locale) })}</li>
        <li>{t('history.whyMatching')}</li>
        <li>{t('history.whyStale', { days: settings.staleAfterDays })}</li>
        <li>{t('history.whyYear')}</li>
        <li>{t('history.whyOpen')}</li>
      </ul>
      <h2>{t('history.answersTitle')}</h2>
      <FiguresHistory page={page} past={past} sayWho={sayWhoPlainly(page)} />
      <p>
        <a href="/survey">{t('history.toSurvey')}</a>
      </p>
    </SurveyLayout>
  );
};

const Uses: FC<{ page: Page; uses: readonly FacilityUse[] }> = ({ page: { t }, uses }) => {
  const told = usesOver(uses);
  const say = (count: ToldCount): string =>
    count.kind === 'few'
      ? t('history.few', { below: count.below })
      : t('history.times', { count: count.count });
  return (
    <dl class="answers">
      {USES.map((use) => (
        <>
          <dt>{t(`history.${use}`)}</dt>
          <dd>{say(told[use])}</dd>
        </>
      ))}
    </dl>
  );
};
