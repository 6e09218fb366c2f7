import type { FC } from 'hono/jsx';
import { Temporal } from 'temporal-polyfill';
import { openRound } from '../../shared/domain/campaign/rules.ts';
import type { Campaign, DraftCampaign, StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { FacilityType } from '../../shared/domain/facility/facility-type.ts';
import { wardOf } from '../../shared/domain/facility/facility-ward.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import { progressOf } from '../../shared/domain/survey/rules.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { surveyInvitationLetter } from '../../shared/mail/vacancy/survey-invitation.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import type { Services } from '../../shared/store/services.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayDate, sayMonth } from '../../shared/words/say-date.ts';

export const ROUND_FORM = 'round';

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
              <td>{campaign.status === 'draft' ? '' : sayDate(campaign.deadlineOn, locale)}</td>
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

type DraftProps = {
  c: DeskContext;
  services: Services;
  draft: DraftCampaign;
  invited: readonly Facility[];
  types: readonly FacilityType[];
};

/** Before anything is sent: how many, of which kind, where, and one mail as it will be read. */
export const DraftPage: FC<DraftProps> = ({ c, services, draft, invited, types }) => {
  const { t, locale, municipality } = c.get('page');
  const month = sayMonth(draft.speaksOf, locale);
  const withoutMail = invited.filter(({ mail }) => mail === undefined).length;
  return (
    <DeskLayout c={c} title={t('campaign.draftTitle', { month })}>
      <p class="big">{t('campaign.recipients', { count: invited.length })}</p>
      {withoutMail > 0 ? <p class="warning">{t('campaign.withoutMail', { count: withoutMail })}</p> : null}
      <Counts
        c={c}
        caption={t('campaign.byType')}
        head={t('campaign.type')}
        rows={types
          .filter(({ type }) => draft.facilityTypes.includes(type))
          .map(({ type, label }) => [
            localText(label, locale),
            invited.filter((facility) => facility.type === type).length,
          ])}
      />
      <Counts
        c={c}
        caption={t('campaign.byWard')}
        head={t('campaign.ward')}
        rows={municipality.wards.map(({ ward, name }) => [
          localText(name, locale),
          invited.filter((facility) => wardOf(facility, municipality) === ward).length,
        ])}
      />
      <Sample c={c} services={services} draft={draft} facility={invited.find(({ mail }) => mail)} />
      {invited.length > 0 ? (
        <form method="post" action={`/desk/campaigns/${draft.campaignId}/start`}>
          <input type="hidden" name="nonce" value={c.get('nonceFor')(ROUND_FORM)} />
          <div class="actions">
            <button type="submit">{t('campaign.start')}</button>
          </div>
        </form>
      ) : (
        <p>{t('campaign.noRecipients')}</p>
      )}
    </DeskLayout>
  );
};

const Counts: FC<{ c: DeskContext; caption: string; head: string; rows: [string, number][] }> = ({
  c,
  caption,
  head,
  rows,
}) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        <th scope="col" class="number">
          {c.get('page').t('campaign.count')}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(([label, count]) => (
        <tr>
          <th scope="row">{label}</th>
          <td class="number">{count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

type SampleProps = {
  c: DeskContext;
  services: Services;
  draft: DraftCampaign;
  facility: Facility | undefined;
};

/** The very letter that one of the facilities would get now; facilities are written to in Japanese. */
const Sample: FC<SampleProps> = ({ c, services, draft, facility }) => {
  const { t, municipality } = c.get('page');
  const opened = openRound(draft, draft.preparedBy, services.clock.now(), municipality.closures);
  if (!facility || !opened.ok) return null;
  const letter = surveyInvitationLetter({
    municipality,
    locale: 'ja',
    campaign: opened.value,
    facilityName: facility.name,
  });
  return (
    <>
      <h2>{t('campaign.sample', { facility: facility.name })}</h2>
      <div class="box" lang="ja">
        <p>
          <strong>{letter.subject}</strong>
        </p>
        {letter.text.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p class="hint">{t('campaign.sampleLink')}</p>
      </div>
    </>
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
