import type { OpeningDay, OpeningPattern } from '../opening-hours.ts';

const LETTERS: Record<OpeningDay, string> = {
  mon: '月',
  tue: '火',
  wed: '水',
  thu: '木',
  fri: '金',
  sat: '土',
  sun: '日',
  holiday: '祝',
};

/** 月火水木金土; nothing where no days are stated. */
export const daysText = (days: OpeningPattern['days']): string =>
  days === 'unstated' ? '' : days.map((day) => LETTERS[day]).join('');

/**
 * The layout has one pair of times. The first pattern goes there; the others stand before the note in words that the
 * import reads again: 曜日別: 土 08:00~17:00。
 */
export const hoursCells = (
  hours: readonly OpeningPattern[] = [],
  note = '',
): { days: string; open: string; close: string; note: string } => {
  const [first, ...others] = hours;
  const byDay = others.map(({ days, open, close }) => `${daysText(days)} ${open}~${close}`.trim()).join('、');
  return {
    days: first ? daysText(first.days) : '',
    open: first?.open ?? '',
    close: first?.close ?? '',
    note: [byDay && `曜日別: ${byDay}。`, note].filter((text) => text !== '').join(' '),
  };
};
