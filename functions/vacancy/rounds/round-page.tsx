import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import { answersByDoor, answersByWave, progressOf, WAVES } from '../../../shared/domain/survey/progress.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import type { PublicationFreeze } from '../../../shared/domain/vacancy/freeze.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { Fault } from '../../../shared/web/fault.tsx';
import { sayDate, sayMonth, sayTime } from '../../../shared/words/say-date.ts';
import { answersPath } from '../correction/answer-page.tsx';
import { sheetsPath } from '../fax-sheets/list-page.tsx';
import { CountTable } from './count-table.tsx';
import { ROUND_FORM } from './round-form.tsx';
import { FrozenNotice } from './round-pages.tsx';

type RoundProps = {
  c: DeskContext;
  now: Temporal.Instant;
  campaign: StartedCampaign;
  surveys: readonly Survey[];
  mayStop: boolean;
  frozen: PublicationFreeze | undefined;
  fault?: string | undefined;
};

/** A round that was started: how it stands, ward by ward, and the button that stops it. */
export const RoundPage: FC<RoundProps> = ({ c, now, campaign, surveys, mayStop, frozen, fault }) => {
  const { t, locale } = c.get('page');
  const day = (instant: string) => sayDate(tokyoDate(Temporal.Instant.from(instant)).toString(), locale);
  return (
    <DeskLayout c={c} title={t('campaign.roundTitle', { month: sayMonth(campaign.speaksOf, locale) })}>
      <Fault words={fault} />
      <p>
        <strong>{t(`campaign.status-${campaign.status}`)}</strong>{' '}
        {t('campaign.dates', {
          opens: day(campaign.opensAt),
          first: day(campaign.remindAt[0]),
          second: day(campaign.remindAt[1]),
          deadline: sayDate(campaign.deadlineOn, locale),
        })}
      </p>
      {campaign.status === 'open' && Date.parse(campaign.opensAt) > now.epochMilliseconds ? (
        <p class="notice">{t('campaign.holding', { time: sayTime(campaign.opensAt) })}</p>
      ) : null}
      <FrozenNotice c={c} frozen={frozen} />
      {/* Nothing moves by itself on this page (WCAG 2.2.2): whoever wants the newest numbers presses the link. */}
      <p>
        {t('campaign.asOf', { time: sayTime(now.toString()) })}{' '}
        <a href={`/desk/campaigns/${campaign.campaignId}`}>{t('campaign.refresh')}</a>
      </p>
      <ProgressTable c={c} surveys={surveys} />
      <CountTable
        head={t('campaign.way')}
        counted={t('campaign.answered')}
        caption={t('campaign.byWave')}
        rows={WAVES.map((wave) => [t(`campaign.wave-${wave}`), answersByWave(surveys)[wave]])}
      />
      <CountTable
        head={t('campaign.way')}
        counted={t('campaign.answered')}
        caption={t('campaign.byDoor')}
        rows={answersByDoor(surveys).map(([door, count]) => [t(`campaign.door-${door}`), count])}
      />
      <p>{t('campaign.tasks')}</p>
      <p>
        <a href={answersPath(campaign.campaignId)}>{t('correction.listTitle')}</a>
      </p>
      <p>
        <a href={sheetsPath(campaign.campaignId)}>{t('sheet.listLink')}</a>
      </p>
      {campaign.status === 'open' && mayStop ? (
        <form method="post" action={`/desk/campaigns/${campaign.campaignId}/stop`}>
          <input type="hidden" name="nonce" value={c.get('nonceFor')(ROUND_FORM)} />
          <p class="hint">{t('campaign.stopHint')}</p>
          <button type="submit" class="danger">
            {t('campaign.stop')}
          </button>
        </form>
      ) : null}
    </DeskLayout>
  );
};

const COLUMNS = ['total', 'answered', 'asked', 'phoned', 'undelivered', 'left', 'gone'] as const;

const ProgressTable: FC<{ c: DeskContext; surveys: readonly Survey[] }> = ({ c, surveys }) => {
  const { t, locale, municipality } = c.get('page');
  const rows: [string, readonly Survey[]][] = [
    ...municipality.wards.map(({ ward, name }): [string, readonly Survey[]] => [
      localText(name, locale),
      surveys.filter((survey) => survey.ward === ward),
    ]),
    [t('campaign.total'), surveys],
  ];
  return (
    <table>
      <caption>{t('campaign.progress')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('campaign.ward')}</th>
          {COLUMNS.map((column) => (
            <th scope="col" class="number">
              {t(column === 'gone' ? 'campaign.goneOnes' : `campaign.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, ofWard]) => {
          const progress = progressOf(ofWard);
          return (
            <tr>
              <th scope="row">{label}</th>
              {COLUMNS.map((column) => (
                <td class="number">{progress[column]}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
