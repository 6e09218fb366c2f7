import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { publishedFigures } from '../../../shared/domain/survey/rules.ts';
import type { PublicationFreeze } from '../../../shared/domain/vacancy/freeze.ts';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { campaignsOf, surveyOf } from '../../../shared/store/campaigns.ts';
import { vacancyOf } from '../../../shared/store/facilities.ts';
import type { Store } from '../../../shared/store/store.ts';

/** A freeze is over within so many weekly rounds. */
const ROUNDS_LOOKED_AT = 12;

type Which = { facility: Pick<Facility, 'municipality' | 'id'>; fiscalYear: number };

/**
 * What a facility said last of a fiscal year's classes: what is published, or, while a freeze holds answers back, the newest of these.
 * With it a form begins; families are shown what is published.
 */
export const lastFigures = async (
  store: Store,
  { facility, fiscalYear }: Which,
  freeze: PublicationFreeze | undefined,
): Promise<PublishedFigures | undefined> => {
  const shown = (await vacancyOf(store, facility.municipality, facility.id, fiscalYear))?.value;
  if (!freeze || freeze.status === 'ended') return shown;
  const rounds = (await campaignsOf(store, facility.municipality))
    .filter(isStarted)
    .filter(({ speaksOf }) => speaksOf.fiscalYear === fiscalYear)
    .slice(0, ROUNDS_LOOKED_AT);
  const said = await Promise.all(
    rounds.map(async (campaign) => {
      const row = (await surveyOf(store, facility.municipality, campaign.campaignId, facility.id))?.value;
      return row?.status === 'answered'
        ? [{ at: Date.parse(row.answeredAt), figures: publishedFigures(row, campaign) }]
        : [];
    }),
  );
  const newest = said.flat().sort((one, other) => other.at - one.at)[0]?.figures;
  return newest && (!shown || shown.asOf <= newest.asOf) ? newest : shown;
};
