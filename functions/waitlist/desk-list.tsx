import type { FC } from 'hono/jsx';
import { mayI } from '../../shared/domain/access/policy.ts';
import { ageClassOn } from '../../shared/domain/calendar/age-class.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { EXCLUSIONS } from '../../shared/domain/waitlist/exclusion.ts';
import { countWaitlist, isWaitlisted } from '../../shared/domain/waitlist/rules.ts';
import type { Deferral } from '../../shared/domain/waitlist/schema.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { deferralsOf } from '../../shared/store/waitlist.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { sayDate } from '../../shared/words/say-date.ts';
import { todayOf } from './round.ts';
import { sayStandingAtDesk } from './standing-words.ts';

/** So many children on one page: each line asks where its child stands. */
const PER_PAGE = 50;

type Line = { deferral: Deferral; reference: string; round: FollowUp | undefined };

/** `/desk/waitlist`: who is deferred in my wards, counted both ways, and where each child stands. No names. */
export const mountWaitlistList = (app: DeskApp, services: Services): void => {
  app.get('/desk/waitlist', async (c) => {
    const { municipality, wards } = c.get('principal');
    const mine = wards.filter(
      (ward) => mayI(c.get('principal'), 'read', { kind: 'waitlist', municipality, ward }).ok,
    );
    if (mine.length === 0) return notYours(c);
    const listed = await Promise.all(mine.map((ward) => deferralsOf(services.store, municipality, ward)));
    const all = listed.flat().map((kept) => kept.value);
    const open = all.filter((deferral) => deferral.status === 'deferred');
    const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
    const shown = open.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const lines = await Promise.all(shown.map((deferral) => lineOf(services, deferral)));
    return c.html(
      <WaitlistPage
        c={c}
        services={services}
        all={all}
        lines={lines}
        page={page}
        pages={Math.ceil(open.length / PER_PAGE)}
      />,
    );
  });
};

const lineOf = async (services: Services, deferral: Deferral): Promise<Line> => {
  const { municipality, caseId, childId } = deferral;
  const [kept, rounds] = await Promise.all([
    caseOf(services.store, municipality, caseId),
    followUpsOf(services.store, municipality, caseId),
  ]);
  return {
    deferral,
    reference: kept?.value.reference ?? '',
    round: rounds.map((round) => round.value).findLast((round) => round.childId === childId),
  };
};

type Props = {
  c: DeskContext;
  services: Services;
  all: Deferral[];
  lines: Line[];
  page: number;
  pages: number;
};

const WaitlistPage: FC<Props> = ({ c, services, all, lines, page, pages }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('waitlist.listTitle')}>
      <p>
        <a class="button" href="/desk/waitlist/import">
          {t('waitlist.toImport')}
        </a>
      </p>
      <Counts page={c.get('page')} all={all} today={todayOf(services)} />
      <Lines c={c} services={services} lines={lines} />
      {pages > 1 ? (
        <p>
          {page > 1 ? <a href={`/desk/waitlist?page=${page - 1}`}>{t('waitlist.previous')}</a> : null}{' '}
          {t('waitlist.pageOf', { page, pages })}{' '}
          {page < pages ? <a href={`/desk/waitlist?page=${page + 1}`}>{t('waitlist.next')}</a> : null}
        </p>
      ) : null}
    </DeskLayout>
  );
};

const wardName = (page: Page, ward: string): string => {
  const found = page.municipality.wards.find((one) => one.ward === ward);
  return found ? localText(found.name, page.locale) : ward;
};

const Counts: FC<{ page: Page; all: Deferral[]; today: ReturnType<typeof todayOf> }> = ({
  page,
  all,
  today,
}) => {
  const { t, locale } = page;
  return (
    <div class="scroll">
      <table>
        <caption>{t('waitlist.counts', { date: sayDate(today, locale, 'with year') })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waitlist.ward')}</th>
            <th scope="col">{t('waitlist.class')}</th>
            <th scope="col" class="number">
              {t('waitlist.deferred')}
            </th>
            <th scope="col" class="number">
              {t('waitlist.waitlisted')}
            </th>
            {EXCLUSIONS.map(({ exclusion }) => (
              <th scope="col" class="number">
                {t(`waitlist.exclusion-${exclusion}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countWaitlist(all, today).map((count) => (
            <tr>
              <td>{wardName(page, count.ward)}</td>
              <td>{count.ageClass}</td>
              <td class="number">{count.deferred}</td>
              <td class="number">{count.waitlisted}</td>
              {EXCLUSIONS.map(({ exclusion }) => (
                <td class="number">{count.excluded[exclusion] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Lines: FC<{ c: DeskContext; services: Services; lines: Line[] }> = ({ c, services, lines }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const classOf = ({ deferral }: Line): string => {
    const standing = ageClassOn(deferral.said.bornOn, todayOf(services));
    return standing.kind === 'class' ? String(standing.ageClass) : t('waitlist.noClass');
  };
  return (
    <div class="scroll">
      <table>
        <caption>{t('waitlist.children')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('my.reference')}</th>
            <th scope="col">{t('waitlist.ward')}</th>
            <th scope="col">{t('waitlist.class')}</th>
            <th scope="col">{t('waitlist.since')}</th>
            <th scope="col">{t('waitlist.countsAs')}</th>
            <th scope="col">{t('waitlist.stands')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td>
                <a href={`/desk/cases/${line.deferral.caseId}`}>{line.reference}</a>
              </td>
              <td>{wardName(page, line.deferral.ward)}</td>
              <td>{classOf(line)}</td>
              <td>{sayDate(line.deferral.deferredOn, locale, 'with year')}</td>
              <td>
                {isWaitlisted(line.deferral)
                  ? t('waitlist.waitlisted')
                  : t(`waitlist.exclusion-${line.deferral.said.exclusion ?? 'parental-leave'}`)}
              </td>
              <td>{sayStandingAtDesk(page, line.round)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
