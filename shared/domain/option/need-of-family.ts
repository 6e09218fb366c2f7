import { type DateLike, isBefore, localDate, plainDate } from '../calendar/local-date.ts';
import type { Child, Needs, TravelMode } from '../case/schema.ts';
import { Location } from '../facility/schema.ts';
import { Need } from '../matching/need.ts';

/** How a family's ways are called where distances are counted. */
const MODE: Record<TravelMode, Need['mode']> = {
  walk: 'walk',
  bicycle: 'bicycle',
  train: 'transit',
  car: 'car',
};

/**
 * What a child needs, for matching. A month that has passed, or none, means the next month's first day: that is the
 * next one in which a place can be taken. Hours count only where the family named both ends.
 */
export const needOfFamily = ({ birth }: Child, needs: Needs, today: DateLike): Need => {
  const nextMonth = plainDate(today).add({ months: 1 }).with({ day: 1 });
  const wished = needs.wishedFrom;
  const from = needs.home && Location.safeParse(needs.home);
  return Need.parse({
    bornOn: birth.kind === 'born' ? birth.bornOn : birth.dueOn,
    wishedFrom: wished && !isBefore(wished, nextMonth) ? wished : localDate(nextMonth),
    spans:
      needs.from && needs.until
        ? needs.weekdays.map((day) => ({ day, from: needs.from, until: needs.until }))
        : [],
    ...(from?.success ? { from: from.data } : {}),
    ...(needs.travel ? { mode: MODE[needs.travel] } : {}),
  });
};
