import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & {
  reference: string;
  task: 'call-guardian' | 'offer-options';
};

/** To the supervisor: a family waits for a call or for options, and nobody has done it in time. */
export const followUpOverdueLetter = ({ reference, task, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  const body = task === 'call-guardian' ? 'followUp.overdueCall' : 'followUp.overdueOptions';
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t('followUp.overdueSubject', { reference }),
    body: [t(body, { reference })],
  });
};
