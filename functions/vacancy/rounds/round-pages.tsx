import type { FC } from 'hono/jsx';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { Campaign } from '../../../shared/domain/campaign/schema.ts';
import { answersByWave, progressOf } from '../../../shared/domain/survey/progress.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import type { PublicationFreeze } from '../../../shared/domain/vacancy/freeze.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { sayDate, sayMonth } from '../../../shared/words/say-date.ts';
import { sayFreeze } from '../../../shared/words/say-freeze.ts';

/** The municipality's rounds, newest first. */
export const RoundsPage: FC<{
  c: DeskContext;
  rounds: readonly Listed[];
  mayStart: boolean;
  frozen: PublicationFreeze | undefined;
}> = ({ c, rounds, mayStart, frozen }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('campaign.title')}>
      {mayStart ? (
        <p>
          <a class="button" href="/desk/campaigns/new">
            {t('campaign.new')}
          </a>{' '}
          <a href="/desk/campaigns/plans">{t('campaign.plans')}</a>{' '}
          <a href="/desk/campaigns/questions">{t('questions.title')}</a>{' '}
          <a href="/desk/campaigns/freeze">{t('freeze.title')}</a>
        </p>
      ) : (
        <p>{t('campaign.notAllowed')}</p>
      )}
      <FrozenNotice c={c} frozen={frozen} />
      {rounds.length === 0 ? <p>{t('campaign.none')}</p> : null}
      <RoundsTable c={c} rounds={rounds} />
    </DeskLayout>
  );
};

/** That families see older figures than the desk for now. */
export const FrozenNotice: FC<{ c: DeskContext; frozen: PublicationFreeze | undefined }> = ({
  c,
  frozen,
}) => {
  const { t, locale } = c.get('page');
  return frozen ? (
    <p class="notice">
      <strong>{t('freeze.stateFrozen')}</strong> {sayFreeze(t, locale, frozen)}
    </p>
  ) : null;
};

type Listed = { campaign: Campaign; surveys: readonly Survey[] };

/** The rounds side by side: how many answered, how many of themselves, and how many had to be phoned. */
const RoundsTable: FC<{ c: DeskContext; rounds: readonly Listed[] }> = ({ c, rounds }) => {
  const { t } = c.get('page');
  const numbers = ['total', 'answered', 'wave-asked', 'wave-phoned', 'left'] as const;
  return (
    <section class="scroll" tabindex={0} aria-label={t('campaign.compare')}>
      <table>
        <caption>{t('campaign.compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('campaign.month')}</th>
            <th scope="col">{t('campaign.status')}</th>
            <th scope="col">{t('campaign.deadline')}</th>
            {numbers.map((number) => (
              <th scope="col" class="number">
                {t(`campaign.${number}`)}
              </th>
            ))}
            <th scope="col">{t('campaign.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((listed) => (
            <RoundRow c={c} {...listed} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const RoundRow: FC<{ c: DeskContext } & Listed> = ({ c, campaign, surveys }) => {
  const { t, locale } = c.get('page');
  const { total, answered, left } = progressOf(surveys);
  const waves = answersByWave(surveys);
  const percent = total === 0 ? 0 : Math.round((answered * 100) / total);
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/campaigns/${campaign.campaignId}`}>{sayMonth(campaign.speaksOf, locale)}</a>
      </th>
      <td>{t(`campaign.status-${campaign.status}`)}</td>
      <td>{isStarted(campaign) ? sayDate(campaign.deadlineOn, locale) : ''}</td>
      {[total, answered, waves.asked, waves.phoned, left].map((count) => (
        <td class="number">{count}</td>
      ))}
      <td>
        {t('campaign.percent', { percent })}{' '}
        <svg width={BAR_WIDTH} height="12" aria-hidden="true">
          <rect width={(percent * BAR_WIDTH) / 100} height="12" fill="currentColor" />
        </svg>
      </td>
    </tr>
  );
};

const BAR_WIDTH = 100;

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
