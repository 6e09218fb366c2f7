import type { Temporal } from 'temporal-polyfill';
import type { Option as Match } from '../matching/match-facilities.ts';
import type { Option, OptionAnswer } from './schema.ts';

/** Takes what the family says to an option; it may change its mind. */
export const answerOption = (option: Option, answer: OptionAnswer, now: Temporal.Instant): Option => ({
  ...option,
  status: 'answered',
  answer,
  answeredAt: now.toString(),
});

/** Whether the family has said something to every option of a round. */
export const allAnswered = (options: readonly Option[]): boolean =>
  options.length > 0 && options.every((option) => option.status === 'answered');

/** Whether a facility really has a place for the child: only then may it be offered, whatever else is unknown. */
export const hasPlace = ({ reasons }: Pick<Match, 'reasons'>): boolean =>
  reasons.some(({ key }) => key === 'placeFree' || key === 'placeFreeTogether');
