import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & { reference: string };

/** A consultant has taken the case. */
export const caseTakenLetter = ({ reference, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'guardian',
    subject: t('intake.takenSubject', { reference }),
    body: [t('intake.takenBody', { reference }), t('intake.takenNext')],
  });
};
