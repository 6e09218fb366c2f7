import type { StartedCampaign } from '../../domain/campaign/schema.ts';
import { localText } from '../../domain/municipality/schema.ts';
import { sayDate, sayMonth } from '../../words/say-date.ts';
import type { Locale, MessageValues } from '../../words/translate.ts';
import type { LetterParts } from '../letter.ts';

/** What every letter to a facility speaks of. */
export type SurveyFacts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & {
  campaign: StartedCampaign;
  facilityName: string;
};

/** The values that the words of a round's letters and pages need. */
export const roundValues = (campaign: StartedCampaign, locale: Locale): MessageValues => ({
  month: sayMonth(campaign.speaksOf, locale),
  deadline: sayDate(campaign.deadlineOn, locale),
  name: localText(campaign.contact.name, locale),
  phone: campaign.contact.phone,
});

/** Those and the facility's name. */
export const surveyValues = ({ campaign, facilityName, locale }: SurveyFacts): MessageValues => ({
  ...roundValues(campaign, locale),
  facility: facilityName,
});
