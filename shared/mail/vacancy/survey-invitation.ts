import { localText } from '../../domain/municipality/schema.ts';
import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter } from '../letter.ts';
import { type SurveyFacts, surveyValues } from './survey-facts.ts';

/** Asks a facility for its places. */
export const surveyInvitationLetter = (facts: SurveyFacts): Letter => {
  const t = speak(facts.locale);
  const values = surveyValues(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('vacancy.invitationSubject', values),
    body: [
      t('vacancy.invitationBody', values),
      ...(facts.campaign.intro ? [localText(facts.campaign.intro, facts.locale)] : []),
      t('vacancy.invitationContact', values),
    ],
  });
};
