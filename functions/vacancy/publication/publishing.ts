import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Effect } from '../../../shared/domain/outbox/effect.ts';
import { publishedFigures } from '../../../shared/domain/survey/rules.ts';
import type { AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import { newPlaces } from '../../../shared/domain/vacancy/new-places.ts';
import type { PublishedFigures } from '../../../shared/domain/vacancy/published.ts';
import { vacancies, vacancyOf } from '../../../shared/store/facilities.ts';
import type { Services } from '../../../shared/store/services.ts';
import { replacing, type Write } from '../../../shared/store/writes.ts';

/** Figures on their way to families: what is written, and what must follow. Both belong into one command. */
export type Publishing = { writes: Write[]; effects: Effect[] };

/** An answer with the figures that are shown before it, where there are any. */
export type Publishable = { survey: AnsweredSurvey; shown: PublishedFigures | undefined };

/** The figures that are shown of a facility for the classes of a round. */
export const shownBefore = async (
  services: Services,
  { municipality, facilityId }: Pick<AnsweredSurvey, 'municipality' | 'facilityId'>,
  campaign: StartedCampaign,
): Promise<PublishedFigures | undefined> =>
  (await vacancyOf(services.store, municipality, facilityId, campaign.speaksOf.fiscalYear))?.value;

/**
 * Publishes answers. Where a class has places that it had not, one outbox row for all of them asks that waiting children
 * be matched again; answers that bring nothing new cost nothing more.
 */
export const publish = (campaign: StartedCampaign, answers: readonly Publishable[]): Publishing => {
  const next = answers.map(({ survey, shown }) => ({ shown, figures: publishedFigures(survey, campaign) }));
  const places = next
    .map(({ shown, figures }) => ({ facility: figures.facility, classes: [...newPlaces(shown, figures)] }))
    .filter(({ classes }) => classes.length > 0);
  const { fiscalYear } = campaign.speaksOf;
  const source = campaign.campaignId;
  return {
    writes: next.map(({ figures }) => replacing(vacancies, figures)),
    effects: places.length > 0 ? [{ kind: 'match-again', source, fiscalYear, places }] : [],
  };
};
