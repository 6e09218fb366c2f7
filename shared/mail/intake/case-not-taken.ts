import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & { reference: string };

/** To the supervisor: a family's case has found no consultant in time. */
export const caseNotTakenLetter = ({ reference, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t('intake.notTakenSubject', { reference }),
    body: [t('intake.notTakenBody', { reference })],
  });
};
