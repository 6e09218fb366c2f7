import { speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale'> & {
  reference: string;
  /** Hours since the notice. */
  hours: number;
  alarm: boolean;
};

/** To the supervisor: no outcome is recorded; past the limit it is an alarm. */
export const outcomeMissingLetter = ({ reference, hours, alarm, ...parts }: Facts): Letter => {
  const t = speak(parts.locale);
  const values = { reference, hours };
  return composeLetter({
    ...parts,
    audience: 'desk',
    subject: t(alarm ? 'escalation.outcomeAlarmSubject' : 'escalation.outcomeMissingSubject', values),
    body: [t(alarm ? 'escalation.outcomeAlarmBody' : 'escalation.outcomeMissingBody', values)],
  });
};
