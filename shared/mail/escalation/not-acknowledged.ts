import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & { reference: string; rung: number };

/** To the supervisor: nobody has confirmed, and somebody must phone. */
export const notAcknowledgedLetter = ({ reference, rung, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t('escalation.notAcknowledgedSubject', { reference }),
    body: [t('escalation.notAcknowledgedBody', { reference, rung })],
  });
};
