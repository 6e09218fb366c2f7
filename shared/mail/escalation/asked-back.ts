import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & { reference: string };

/** To whoever raised the concern: the agency has a question, which stands on the desk. */
export const askedBackLetter = ({ reference, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t('escalation.askedBackSubject', { reference }),
    body: [t('escalation.askedBackBody', { reference })],
  });
};
