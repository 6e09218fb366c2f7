import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & {
  reference: string;
  agency: string;
  phone: string;
  /** Hours since the notice. */
  hours: number;
};

/** To the agency that has it: no outcome is recorded yet. */
export const outcomeDueLetter = ({ reference, agency, phone, hours, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'agency',
    subject: t('escalation.outcomeDueSubject', { reference, hours }),
    body: [
      t('escalation.outcomeDueBody', { reference, agency, hours }),
      t('escalation.noticePhone', { reference, phone }),
    ],
  });
};
