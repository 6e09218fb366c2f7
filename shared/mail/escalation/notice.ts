import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & {
  reference: string;
  agency: string;
  /** Where the agency calls back. */
  phone: string;
  again: boolean;
};

/** To an agency: there is something to confirm. Not a word of what it is about. */
export const noticeLetter = ({ reference, agency, phone, again, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  return composeLetter({
    ...parts,
    audience: 'agency',
    subject: t(again ? 'escalation.noticeAgainSubject' : 'escalation.noticeSubject', { reference }),
    body: [
      t(again ? 'escalation.noticeAgainBody' : 'escalation.noticeBody', { reference, agency }),
      t('escalation.noticePhone', { reference, phone }),
    ],
  });
};
