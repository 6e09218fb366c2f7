import type { OpeningDay, OpeningPattern } from '../../shared/domain/facility/opening-hours.ts';
import { WEEKDAYS } from '../../shared/domain/facility/opening-hours.ts';
import type { Provenance } from '../../shared/domain/vacancy/schema.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

const SOURCE_WORDS: Record<Provenance['door'], MessageKey> = {
  survey: 'finder.sourceSurvey',
  phone: 'finder.sourcePhone',
  paper: 'finder.sourcePaper',
  fax: 'finder.sourcePaper',
  desk: 'finder.sourceDesk',
  import: 'finder.sourceImport',
};

/** Who vouches for a figure, in words. */
export const saySource = (t: Translate, { door }: Provenance): string => t(SOURCE_WORDS[door]);

/** `平日・土 7:00–19:00`. */
export const sayHours = (t: Translate, patterns: readonly OpeningPattern[]): string =>
  patterns.map(({ days, open, close }) => `${sayDays(t, days)} ${open}–${close}`).join(' / ');

const sayDays = (t: Translate, days: OpeningPattern['days']): string => {
  if (days === 'unstated') return t('finder.unstated');
  const all = WEEKDAYS.every((day) => days.includes(day));
  const rest: OpeningDay[] = all ? days.filter((day) => !WEEKDAYS.some((one) => one === day)) : [...days];
  return [...(all ? [t('finder.weekdays')] : []), ...rest.map((day) => t(`finder.${day}`))].join('・');
};

/** `約1.2km`. */
export const sayDistance = (t: Translate, metres: number): string =>
  t('finder.distance', { km: (metres / 1000).toFixed(1) });
