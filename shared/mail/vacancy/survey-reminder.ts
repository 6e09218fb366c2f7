import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter } from '../letter.ts';
import { type SurveyFacts, surveyValues } from './survey-facts.ts';

/** Reminds a silent facility; the second and last time it says that somebody will phone. */
export const surveyReminderLetter = ({ reminder, ...facts }: SurveyFacts & { reminder: 1 | 2 }): Letter => {
  const t = speak(facts.locale);
  const values = surveyValues(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('vacancy.reminderSubject', values),
    body: [
      t(reminder === 1 ? 'vacancy.reminderBody' : 'vacancy.lastReminderBody', values),
      t('vacancy.invitationContact', values),
    ],
  });
};
