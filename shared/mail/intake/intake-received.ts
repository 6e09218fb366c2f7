import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & { reference: string };

/** Receipt of an intake: the reference, and what comes next. */
export const intakeReceivedLetter = ({ reference, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'guardian',
    subject: t('intake.receivedSubject', { reference }),
    body: [t('intake.receivedBody', { reference }), t('intake.receivedNext')],
  });
};
