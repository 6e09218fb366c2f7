import type { FC } from 'hono/jsx';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { Select, TextField } from '../../../shared/web/fields.tsx';
import type { FormBody } from '../../../shared/web/form-body.ts';
import { sayInstant, sayMonth } from '../../../shared/words/say-date.ts';
import { answerPath, answersPath } from './answer-page.tsx';

/** A facility's row in a round, under its name. */
export type ListedAnswer = { name: string; survey: Survey };

type Props = {
  c: DeskContext;
  campaign: StartedCampaign;
  listed: readonly ListedAnswer[];
  /** How many fit the search; the page shows the first of them. */
  found: number;
  body: FormBody;
};

/** The answers of a round, to find the facility that is on the phone: by ward and by a part of its name. */
export const AnswersPage: FC<Props> = ({ c, campaign, listed, found, body }) => {
  const page = c.get('page');
  const { t, locale, municipality } = page;
  const form = { page, body, faults: {} };
  const month = sayMonth(campaign.speaksOf, locale);
  return (
    <DeskLayout c={c} title={t('correction.listOf', { month })}>
      <form method="get" action={answersPath(campaign.campaignId)} class="search">
        <div class="row">
          <TextField form={form} name="name" label={t('correction.name')} plain />
          <Select
            form={form}
            name="ward"
            label={t('campaign.ward')}
            unchosen={t('sheet.allWards')}
            choices={municipality.wards.map(({ ward, name }) => ({
              value: ward,
              label: localText(name, locale),
            }))}
            plain
          />
          <button type="submit" class="second">
            {t('correction.search')}
          </button>
        </div>
      </form>
      <p>{t('correction.found', { found, shown: listed.length })}</p>
      <section class="scroll" tabindex={0} aria-label={t('correction.listTitle')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sheet.facility')}</th>
              <th scope="col">{t('campaign.status')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ name, survey }) => (
              <tr>
                <th scope="row">
                  <a href={answerPath(campaign.campaignId, survey.facilityId)}>{name}</a>
                </th>
                <td>{sayStatus(c, survey)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p>
        <a href={`/desk/campaigns/${campaign.campaignId}`}>{t('campaign.roundTitle', { month })}</a>
      </p>
    </DeskLayout>
  );
};

const sayStatus = (c: DeskContext, survey: Survey): string => {
  const { t, locale } = c.get('page');
  if (survey.status !== 'answered') return t(`campaign.${survey.status}`);
  const when = sayInstant(survey.answeredAt, locale);
  const corrected = survey.reason ? t('correction.corrected') : '';
  return `${when}・${t(`history.door-${survey.door}`)}${corrected}`;
};
