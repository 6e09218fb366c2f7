import type { OpeningPattern } from '../opening-hours.ts';
import { emptyCell } from './cell.ts';
import { type Facts, readLines } from './facts.ts';
import { readDays } from './read-days.ts';
import { readExtension, readFlag } from './read-flag.ts';
import { readHours, readHoursFromEnds } from './read-hours.ts';
import type { RowReader } from './row-reader.ts';

/** A note that begins with hours by day (曜日別: 土 08:00~17:00。), as our own export writes them, and what follows. */
const hoursByDay = (
  note: string | undefined,
): { hours: readonly OpeningPattern[]; note: string | undefined } => {
  const [, text, rest] = /^曜日別[::]\s*([^。]+)。?\s*(.*)$/.exec(note ?? '') ?? [];
  const reading = text === undefined ? emptyCell : readHours(text);
  return reading.kind === 'value' && !reading.doubt
    ? { hours: reading.value, note: rest || undefined }
    : { hours: [], note };
};

/** When a facility is open, from two cells, one, or several. */
export const hoursFacts = (row: RowReader): Facts => {
  const days = row.read('days', readDays) ?? 'unstated';
  const roundTheClock = row.read('roundTheClock', readFlag);
  const nightCare = row.read('nightCare', readFlag);
  const fromEnds = row.readTogether(
    'hours',
    ['open', 'close'],
    readHoursFromEnds(
      row.textOf('open'),
      row.textOf('close'),
      days,
      roundTheClock === true || nightCare === true,
    ),
  );
  const whole = row.read('hours', readHours);
  const saturday = row
    .read('saturdayHours', readHours)
    ?.map(({ open, close }): OpeningPattern => ({ days: ['sat'], open, close }));
  const weekly =
    fromEnds ?? whole?.map((pattern) => (pattern.days === 'unstated' ? { ...pattern, days } : pattern));
  const note = row.read('hoursNote', readLines);
  const byDay = hoursByDay(note);
  const hours = [...(weekly ?? []), ...(saturday ?? []), ...byDay.hours];
  return {
    hours: hours.length > 0 ? hours : undefined,
    hoursNote: byDay.note,
    roundTheClock,
    nightCare,
    extendedHours: row.read('extendedHours', readExtension),
    holidayCare: row.read('holidayCare', readFlag),
  };
};
