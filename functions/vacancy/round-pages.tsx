import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import { isStarted } from '../../shared/domain/campaign/rules.ts';
import type { Campaign, StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { progressOf } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayDate, sayMonth } from '../../shared/words/say-date.ts';
import { ROUND_FORM } from './round-form.tsx';

/** The municipality's rounds, newest first. */
export const RoundsPage: FC<{
  c: DeskContext;
  rounds: readonly { campaign: Campaign; surveys: readonly Survey[] }[];
  mayStart: boolean;
}> = ({ c, rounds, mayStart }) => {
  const { t, locale } = c.get('page');
  return (
    <DeskLayout c={c} title={t('campaign.title')}>
      {mayStart ? (
        <p>
          <a class="button" href="/desk/campaigns/new">
            {t('campaign.new')}
          </a>
        </p>
      ) : (
        <p>{t('campaign.notAllowed')}</p>
      )}
      {rounds.length === 0 ? <p>{t('campaign.none')}</p> : null}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('campaign.month')}</th>
            <th scope="col">{t('campaign.status')}</th>
            <th scope="col">{t('campaign.deadline')}</th>
            <th scope="col" class="number">
              {t('campaign.answered')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ campaign, surveys }) => (
            <tr>
              <td>
                <a href={`/desk/campaigns/${campaign.campaignId}`}>{sayMonth(campaign.speaksOf, locale)}</a>
              </td>
              <td>{t(`campaign.status-${campaign.status}`)}</td>
              <td>{isStarted(campaign) ? sayDate(campaign.deadlineOn, locale) : ''}</td>
              <td class="number">
                {progressOf(surveys).answered} / {surveys.length}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DeskLayout>
  );
};

/** A draft that was put away: it says so, and nothing can be done with it. */
export const DiscardedPage: FC<{ c: DeskContext; round: Campaign }> = ({ c, round }) => {
  const { t, locale } = c.get('page');
  return (
    <DeskLayout c={c} title={t('campaign.roundTitle', { month: sayMonth(round.speaksOf, locale) })}>
      <p>{t('campaign.discarded')}</p>
      <p>
        <a href="/desk/campaigns">{t('campaign.title')}</a>
      </p>
    </DeskLayout>
  );
};

type RoundProps = {
  c: DeskContext;
  campaign: StartedCampaign;
  surveys: readonly Survey[];
  mayStop: boolean;
  fault?: string | undefined;
};

/** A round that was started: how it stands, ward by ward, and the button that stops it. */
export const RoundPage: FC<RoundProps> = ({ c, campaign, surveys, mayStop, fault }) => {
  const { t, locale } = c.get('page');
  const day = (instant: string) => sayDate(tokyoDate(Temporal.Instant.from(instant)).toString(), locale);
  return (
    <DeskLayout c={c} title={t('campaign.roundTitle', { month: sayMonth(campaign.speaksOf, locale) })}>
      {fault ? (
        <p class="errors" role="alert">
          {fault}
        </p>
      ) : null}
      <p>
        <strong>{t(`campaign.status-${campaign.status}`)}</strong>{' '}
        {t('campaign.dates', {
          opens: day(campaign.opensAt),
          first: day(campaign.remindAt[0]),
          second: day(campaign.remindAt[1]),
          deadline: sayDate(campaign.deadlineOn, locale),
        })}
      </p>
      <ProgressTable c={c} surveys={surveys} />
      <p>{t('campaign.tasks')}</p>
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

const COLUMNS = ['total', 'answered', 'asked', 'phoned', 'undelivered', 'left'] as const;

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
              {t(`campaign.${column}`)}
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
