import { type MessageKey, speak } from '../../words/translate.ts';
import { composeLetter, type Letter, type LetterParts } from '../letter.ts';

type Facts = Pick<LetterParts, 'municipality' | 'locale' | 'link'> & { reference: string };

const letterOf =
  (subject: MessageKey, ...body: MessageKey[]) =>
  ({ reference, ...parts }: Facts): Letter => {
    const t = speak(parts.locale);
    return composeLetter({
      ...parts,
      audience: 'guardian',
      subject: t(subject, { reference }),
      body: body.map((key) => t(key, { reference })),
    });
  };

/** How are things? Asked once a round. */
export const followUpQuestionLetter = letterOf(
  'followUp.questionSubject',
  'followUp.questionBody',
  'followUp.questionChoice',
);

/** The one reminder; after it a person phones. */
export const followUpReminderLetter = letterOf(
  'followUp.reminderSubject',
  'followUp.reminderBody',
  'followUp.questionChoice',
);

/** There are options to look at. */
export const optionsOfferedLetter = letterOf(
  'followUp.offeredSubject',
  'followUp.offeredBody',
  'followUp.offeredChoice',
);

/** The one reminder of options. */
export const optionsReminderLetter = letterOf(
  'followUp.offeredReminderSubject',
  'followUp.offeredReminderBody',
  'followUp.offeredChoice',
);
