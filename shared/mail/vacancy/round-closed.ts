import type { StartedCampaign } from '../../domain/campaign/schema.ts';
import type { Progress } from '../../domain/survey/progress.ts';
import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';
import { roundValues } from './survey-facts.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & { campaign: StartedCampaign; progress: Progress };

/** Tells a supervisor how a round ended. */
export const roundClosedLetter = ({ campaign, progress, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  const values = { ...roundValues(campaign, parts.locale), ...progress };
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t('vacancy.closedSubject', values),
    body: [t('vacancy.closedBody', values), ...(progress.phoned > 0 ? [t('vacancy.closedNext')] : [])],
  });
};
