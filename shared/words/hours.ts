import { type OpeningDay, type OpeningPattern, WEEKDAYS } from '../domain/facility/opening-hours.ts';
import type { Translate } from './translate.ts';

/** `平日・土 7:00–19:00`. */
export const sayHours = (t: Translate, patterns: readonly OpeningPattern[]): string =>
  patterns.map(({ days, open, close }) => `${sayDays(t, days)} ${open}–${close}`).join(' / ');

const sayDays = (t: Translate, days: OpeningPattern['days']): string => {
  if (days === 'unstated') return t('finder.unstated');
  const all = WEEKDAYS.every((day) => days.includes(day));
  const rest: OpeningDay[] = all ? days.filter((day) => !WEEKDAYS.some((one) => one === day)) : [...days];
  return [...(all ? [t('finder.weekdays')] : []), ...rest.map((day) => t(`finder.${day}`))].join('・');
};
