import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter } from '../letter.ts';
import { type SurveyFacts, surveyValues } from './survey-facts.ts';

/** Asks a colleague to whom somebody of the facility passed the survey on. Words of ours alone: nobody can write into it. */
export const surveyForwardedLetter = (facts: SurveyFacts): Letter => {
  const t = speak(facts.locale);
  const values = surveyValues(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('doors.forwardedSubject', values),
    body: [t('doors.forwardedBody', values), t('vacancy.invitationContact', values)],
  });
};

/** Tells the registered address that the survey was passed on, and to whom. */
export const surveyForwardNoticeLetter = ({
  colleague,
  ...facts
}: SurveyFacts & { colleague: string }): Letter => {
  const t = speak(facts.locale);
  const values = { ...surveyValues(facts), colleague };
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('doors.forwardNoticeSubject', values),
    body: [t('doors.forwardNoticeBody', values), t('vacancy.invitationContact', values)],
  });
};
