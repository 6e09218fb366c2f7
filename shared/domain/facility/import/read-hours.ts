import { normaliseWidth } from '../../japanese/width.ts';
import { clockTime, type OpeningDay, type OpeningPattern } from '../opening-hours.ts';
import { type CellReading, cellValue, emptyCell, notUnderstood, readingOf, saysNothing } from './cell.ts';
import { daysIn, spanned } from './read-days.ts';
import { minutesIn } from './read-time.ts';
import { type ImportReason, reason } from './reasons.ts';

/** A time in a cell of its own, with what stands beside it: a note (※1号認定は8:30), or other hours on Saturdays. */
export type TimeCell = { minutes: number; saturday?: number };

const ON_SATURDAY = /^[([（]?(?:※)?土(?:曜日?)?(?:は|:)?\s*(.+?)(?:まで)?[)\]）]?$/;

/** One end of the opening hours. */
export const readTimeCell = readingOf<TimeCell>((tidy): CellReading<TimeCell> => {
  const text = tidy.replace(/(?:から|まで|~|〜|～)$/, '').replace(/^(?:から|~|〜|～)/, '');
  const whole = minutesIn(text);
  if (whole !== undefined) return cellValue({ minutes: whole });
  const split = /^([^([※*（\n]+?)\s*([([※*（\n].*)$/.exec(text);
  const minutes = split?.[1] === undefined ? undefined : minutesIn(split[1]);
  if (minutes === undefined) return notUnderstood('timeNotUnderstood');
  const saturday = minutesIn(ON_SATURDAY.exec(split?.[2] ?? '')?.[1] ?? '');
  if (saturday !== undefined) return cellValue({ minutes, saturday });
  return cellValue({ minutes }, reason('remarkLeftOut', { kept: clockTime(minutes) }));
});

const DAY_MINUTES = 24 * 60;
const SMALL_HOURS = 6 * 60;

type Span = { open: number; close: number; doubt?: ImportReason };

/**
 * A span whose close does not follow its open ends on the next day, where the facility says it works at night or
 * around the clock, or, with a doubt, where it closes in the small hours. Everything else is a slip of the source.
 */
export const spanOf = (open: number, close: number, atNight: boolean): Span | ImportReason => {
  if (open < close) return { open, close };
  if (atNight && close + DAY_MINUTES - open <= DAY_MINUTES) return { open, close: close + DAY_MINUTES };
  if (open === 0 && close === 0) return { open, close: DAY_MINUTES, doubt: reason('openRoundTheClock') };
  if (close < SMALL_HOURS && close < open)
    return { open, close: close + DAY_MINUTES, doubt: reason('closesNextDay') };
  return reason('closesBeforeItOpens');
};

const TIME_TEXT = String.raw`(?:翌日?)?(?:午前|午後|AM|PM)?\s*\d{1,2}(?:[:：時]\d{0,2}(?:分|半)?)?\s*(?:AM|PM)?`;
const SPAN = new RegExp(
  `([^0-9~〜～\\-–—―ー翌午]*?)\\s*(${TIME_TEXT})\\s*(?:から|[~〜～\\-–—―ー−])+\\s*(${TIME_TEXT})(?:まで)?`,
  'gi',
);

const labelled = (label: string): OpeningDay[] | 'unstated' | undefined => {
  const bare = label.replace(
    /[\s:：、,。・;(（)）[\]【】<>＜＞]|開所|開園|時間|利用|保育|基本|通常|標準/g,
    '',
  );
  return bare === '' ? 'unstated' : daysIn(bare);
};

const hasTime = (text: string): boolean => /\d[:：時]/.test(text);

/**
 * Opening hours in one cell: `7:00～19:00`, `平日 7:30-18:30 土 8:00-17:00`. Spans whose label is not of days
 * (延長, 短時間) are left out with a doubt.
 */
export const readHours = readingOf<OpeningPattern[]>((tidy): CellReading<OpeningPattern[]> => {
  if (/^24時間(?:開所|保育|対応)?$/.test(tidy))
    return cellValue([{ days: 'unstated', open: '00:00', close: '24:00' }]);
  const text = spanned(tidy.replace(/([月火水木金土日])曜日?/g, '$1'));
  const patterns: OpeningPattern[] = [];
  let leftOut = false;
  for (const [whole, label = '', from = '', until = ''] of text.matchAll(SPAN)) {
    const days = labelled(label);
    const [open, close] = [
      minutesIn(hasTime(from) ? from : `${from}時`),
      minutesIn(hasTime(until) ? until : `${until}時`),
    ];
    const span = open === undefined || close === undefined ? undefined : spanOf(open, close, false);
    if (!days || !hasTime(whole) || !span || 'key' in span) leftOut = true;
    else patterns.push({ days, open: clockTime(span.open), close: clockTime(span.close) });
  }
  if (patterns.length === 0) return notUnderstood('timeNotUnderstood');
  const rest = text.replace(SPAN, '').replace(/[\s、,。・;()（）]/g, '');
  return cellValue(
    patterns,
    leftOut || rest ? reason('remarkLeftOut', { kept: patterns.length }) : undefined,
  );
});

/** Hours from two cells; one of them alone says too little, and says so. */
export const readHoursFromEnds = (
  openText: string,
  closeText: string,
  days: OpeningDay[] | 'unstated',
  atNight: boolean,
): CellReading<OpeningPattern[]> => {
  if (saysNothing(openText) && saysNothing(closeText)) return emptyCell;
  if (saysNothing(openText) || saysNothing(closeText)) {
    // Some files put the whole span into one of the two.
    const whole = readHours(normaliseWidth(`${openText} ${closeText}`));
    return whole.kind === 'value' ? whole : notUnderstood('timeHalfMissing');
  }
  const [open, close] = [readTimeCell(openText), readTimeCell(closeText)];
  if (open.kind !== 'value' || close.kind !== 'value') return notUnderstood('timeNotUnderstood');
  const span = spanOf(open.value.minutes, close.value.minutes, atNight);
  if ('key' in span) return { kind: 'not understood', reason: span };
  const weekly: OpeningPattern = { days, open: clockTime(span.open), close: clockTime(span.close) };
  return cellValue(withSaturday(weekly, open.value, close.value), span.doubt ?? open.doubt ?? close.doubt);
};

const withSaturday = (weekly: OpeningPattern, open: TimeCell, close: TimeCell): OpeningPattern[] => {
  if (open.saturday === undefined && close.saturday === undefined) return [weekly];
  const [from, until] = [open.saturday ?? open.minutes, close.saturday ?? close.minutes];
  if (from >= until) return [weekly];
  const days = weekly.days === 'unstated' ? weekly.days : weekly.days.filter((day) => day !== 'sat');
  const saturday: OpeningPattern = { days: ['sat'], open: clockTime(from), close: clockTime(until) };
  return days.length === 0 ? [saturday] : [{ ...weekly, days }, saturday];
};
