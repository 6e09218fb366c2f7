import { localText } from '../../../shared/domain/municipality/schema.ts';
import type { Question } from '../../../shared/domain/survey/question-set.ts';
import type { Locale } from '../../../shared/words/translate.ts';

/** A question as the municipality puts it, in this language. */
export const questionWords = ({ label, hint }: Question, locale: Locale) => ({
  label: localText(label, locale),
  ...(hint ? { hint: localText(hint, locale) } : {}),
});
