import type { StartedCampaign } from '../../domain/campaign/schema.ts';
import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';
import { roundValues } from './survey-facts.ts';

/** What a letter to a corporation speaks of: how many of its facilities are asked, and which have not answered. */
export type CorporationFacts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & {
  campaign: StartedCampaign;
  corporationName: string;
  answered: readonly string[];
  silent: readonly string[];
};

const valuesOf = ({ campaign, locale, corporationName, answered, silent }: CorporationFacts) => ({
  ...roundValues(campaign, locale),
  corporation: corporationName,
  asked: answered.length + silent.length,
  answered: answered.length,
  silent: silent.length,
});

/** As many names as a person reads; the page shows them all. */
const MOST_NAMES = 40;

const named = (facilities: readonly string[]): string[] =>
  facilities.length > 0
    ? [
        facilities
          .slice(0, MOST_NAMES)
          .map((name) => `・${name}`)
          .join('\n'),
      ]
    : [];

/** Asks a corporation for the places of all its facilities: one mail, one list. */
export const corporationInvitationLetter = (facts: CorporationFacts): Letter => {
  const t = speak(facts.locale);
  const values = valuesOf(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('doors.corporationSubject', values),
    body: [
      t('doors.corporationBody', values),
      ...named(facts.silent),
      t('vacancy.invitationContact', values),
    ],
  });
};

/** Reminds a corporation of those of its facilities that have not answered. */
export const corporationReminderLetter = ({
  reminder,
  ...facts
}: CorporationFacts & { reminder: 1 | 2 }): Letter => {
  const t = speak(facts.locale);
  const values = valuesOf(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('doors.corporationReminderSubject', values),
    body: [
      t(reminder === 1 ? 'doors.corporationReminderBody' : 'doors.corporationLastReminderBody', values),
      ...named(facts.silent),
      t('vacancy.invitationContact', values),
    ],
  });
};

/** The receipt of answers that a corporation gave. The figures stand on its page, where they can be bettered. */
export const corporationReceiptLetter = (facts: CorporationFacts): Letter => {
  const t = speak(facts.locale);
  const values = valuesOf(facts);
  return composeLetter({
    ...facts,
    audience: 'facility',
    subject: t('doors.corporationReceiptSubject', values),
    body: [t('doors.corporationReceiptBody', values), ...named(facts.answered)],
  });
};
